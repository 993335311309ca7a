import {
  fieldNameOf,
  fromService,
  indicatorFindings,
  isComplete,
  newIndicator,
  newPlaybook,
  playbookFindings,
  withService,
} from 'c/csIndicatorDefinition';
import { indicatorOf, playbookOf, stepOf } from 'test/playbooks';

const short = (findings) => findings.map(({ localId, field, text }) => [localId, field, text]);
const ofService = (different) => ({
  field: 'when',
  stepKey: null,
  english: 'English',
  japanese: '日本語',
  ...different,
});

describe('the page', () => {
  it('finds nothing in sound definitions', () => {
    expect([indicatorFindings(indicatorOf(), []), playbookFindings(playbookOf(), [])]).toEqual([[], []]);
  });

  it('says what a new indicator lacks, above all its playbook', () => {
    expect(short(indicatorFindings(newIndicator(10), []))).toEqual([
      [null, 'name', 'Fill this in.'],
      [null, 'key', 'Fill this in.'],
      [null, 'when', 'Fill this in.'],
      [null, 'playbookId', 'Choose a playbook: an indicator that asks nobody to do anything cannot be activated.'],
    ]);
  });

  it.each([
    ['marginPercent', -0.5, 'Give a number from 0 to 100.'],
    ['marginPercent', 100.5, 'Give a number from 0 to 100.'],
    ['marginPercent', null, 'Give a number from 0 to 100.'],
    ['minimumDays', -1, 'Give a whole number, 0 or more.'],
    ['cooldownDays', 1.5, 'Give a whole number, 0 or more.'],
  ])('refuses %s %s', (field, value, text) => {
    expect(short(indicatorFindings(indicatorOf({ [field]: value }), []))).toEqual([[null, field, text]]);
  });

  it('takes the ends of the ranges', () => {
    const at = (marginPercent) =>
      indicatorFindings(indicatorOf({ marginPercent, minimumDays: 0, cooldownDays: 0 }), []);
    expect([at(0), at(100)]).toEqual([[], []]);
  });

  it('says what a playbook and its steps lack', () => {
    expect(short(playbookFindings(newPlaybook(), []))).toContainEqual([
      null,
      'steps',
      'Add a step: without one nobody would have anything to do.',
    ]);
    const steps = [
      stepOf('call', { subject: ' ', dueBusinessDays: null }),
      stepOf('call', { localId: 'second', escalateAfterBusinessDays: -1 }),
    ];
    expect(short(playbookFindings(playbookOf({ steps }), []))).toEqual([
      ['a12-call', 'subject', 'Fill this in.'],
      ['a12-call', 'key', 'Another step has this key.'],
      ['a12-call', 'dueBusinessDays', 'Give a whole number, 0 or more.'],
      ['second', 'key', 'Another step has this key.'],
      ['second', 'escalateAfterBusinessDays', 'Give a whole number, 0 or more.'],
    ]);
  });

  it.each([
    ['Open-Cases', 'Begin with a small letter and use small letters, digits and single hyphens, such as call-sponsor.'],
    ['2nd', 'Begin with a small letter and use small letters, digits and single hyphens, such as call-sponsor.'],
    ['taken', 'This key is taken. Choose another.'],
  ])('refuses the key %s', (key, text) => {
    expect(short(indicatorFindings(indicatorOf({ key }), ['taken']))).toEqual([[null, 'key', text]]);
  });
});

describe('the service', () => {
  it('is asked only when every number is one', () => {
    expect([isComplete(indicatorOf()), isComplete(indicatorOf({ minimumDays: null }))]).toEqual([true, false]);
    expect(isComplete(indicatorOf({ marginPercent: 2.5 }))).toBe(true);
    expect(isComplete(indicatorOf({ marginPercent: null }))).toBe(false);
    expect([
      isComplete(playbookOf()),
      isComplete(playbookOf({ steps: [stepOf('a', { dueBusinessDays: 0.5 })] })),
    ]).toEqual([true, false]);
  });

  it('names steps by their keys and fields by its own words', () => {
    expect(fromService(ofService({ field: 'after', stepKey: 'report' }), playbookOf())).toEqual({
      localId: 'a12-report',
      field: 'after',
      text: 'English',
      isShort: false,
    });
    expect(fromService(ofService({ field: 'margin' }), indicatorOf()).field).toBe('marginPercent');
    expect(fromService(ofService({ field: 'playbookKey' }), indicatorOf()).field).toBe('playbookId');
  });

  it.each(['when', 'until', 'segmentFilter'])(
    'speaks of a condition without saying which: the page names %s',
    (field) => {
      expect(fromService(ofService({ field }), indicatorOf()).isShort).toBe(true);
    },
  );

  it('is not repeated where the page has spoken', () => {
    const [own] = indicatorFindings(indicatorOf({ playbookId: null }), []);
    const same = fromService(ofService({ field: 'playbookKey' }), indicatorOf());
    const other = fromService(ofService({ field: 'when' }), indicatorOf());
    expect(withService([own], [same, other])).toEqual([own, other]);
  });
});

it.each([
  ['name', 'Name'],
  ['subject', 'Name'],
  ['playbookId', 'Playbook__c'],
  ['marginPercent', 'MarginPercent__c'],
])('%s is kept in %s', (field, name) => {
  expect(fieldNameOf(field)).toBe(name);
});
