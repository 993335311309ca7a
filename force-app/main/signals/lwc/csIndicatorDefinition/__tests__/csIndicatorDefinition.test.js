import {
  copyOf,
  indicatorSaving,
  lastSortOrder,
  moveStep,
  newIndicator,
  newPlaybook,
  playbookSaving,
  removeStep,
  replaceStep,
  toDefinitions,
  toIndicatorDefinition,
  toIndicatorFields,
  toPlaybookDefinition,
  toPlaybookFields,
  toStepFields,
  toTimeline,
} from 'c/csIndicatorDefinition';
import { indicatorOf, PLAYBOOK_ID, playbookOf, stepOf } from 'test/playbooks';

const stored = (draft, fields) => ({ Id: draft.recordId, Status__c: draft.status, ...fields });
const keysOf = ({ steps }) => steps.map(({ key, sortOrder }) => [key, sortOrder]);

describe('a definition', () => {
  it('comes back from its records as it was', () => {
    const playbook = playbookOf({
      whenResolved: 'keepTasks',
      fallbackOwnerId: '005000000000001AAA',
      followOwner: false,
    });
    const indicator = indicatorOf({
      stages: ['Trial', 'Operation'],
      until: 'Value.open_cases < 2',
      kind: 'opportunity',
    });
    const steps = playbook.steps.map((step) => ({
      Id: step.recordId,
      Playbook__c: PLAYBOOK_ID,
      ...toStepFields(step, playbook),
    }));
    const read = toDefinitions(
      [stored(indicator, toIndicatorFields(indicator))],
      [stored(playbook, toPlaybookFields(playbook))],
      steps,
    );
    expect(read).toEqual({
      indicators: [indicator],
      playbooks: [{ ...playbook, steps: playbook.steps.map((step) => ({ ...step, localId: step.recordId })) }],
    });
  });

  it('goes to the service without what belongs to the page, and with the key of its playbook', () => {
    const definition = toIndicatorDefinition(indicatorOf({ status: 'Active' }), [playbookOf()]);
    expect(definition).toMatchObject({ status: 'active', playbookKey: 'support-recovery', sortOrder: 10 });
    expect(Object.keys(definition)).not.toEqual(expect.arrayContaining(['recordId']));
    expect(toIndicatorDefinition(indicatorOf({ playbookId: null }), [playbookOf()]).playbookKey).toBeNull();
    expect(Object.keys(toPlaybookDefinition(playbookOf()).steps[0])).toEqual([
      'key',
      'subject',
      'japaneseSubject',
      'description',
      'japaneseDescription',
      'party',
      'dueBusinessDays',
      'after',
      'priority',
      'escalateAfterBusinessDays',
    ]);
  });

  it('is copied under a free key, as a draft that nobody has saved', () => {
    const copy = copyOf(playbookOf(), ['support-recovery', 'support-recovery-2'], (name) => `${name}!`);
    expect(copy).toMatchObject({
      recordId: null,
      status: 'Draft',
      key: 'support-recovery-3',
      name: 'Support recovery!',
    });
    expect(copy.steps.map(({ recordId, key }) => [recordId, key])).toEqual([
      [null, 'call'],
      [null, 'report'],
    ]);
  });
});

describe('saving', () => {
  it('writes a playbook as a draft and then its steps, with keys that the org holds unique', () => {
    const writes = playbookSaving.toSteps(null, {
      ...playbookOf(),
      recordId: null,
      steps: [stepOf('call', { recordId: null })],
    });
    expect(writes.map(({ kind, object, fields }) => [kind, object, fields.Status__c ?? fields.VersionKey__c])).toEqual([
      ['create', 'CsPlaybook__c', 'Draft'],
      ['create', 'CsPlaybookStep__c', 'support-recovery:call'],
    ]);
  });

  it('keeps the order of the steps when one of them is saved', () => {
    const saved = playbookOf();
    const draft = moveStep(saved, 'a12-report', -1);
    const [first] = playbookSaving.toSteps(saved, draft);
    expect(playbookSaving.withSaved({ saved, draft }, first, first.recordId).draft.steps.map(({ key }) => key)).toEqual(
      ['report', 'call'],
    );
  });

  it('writes of an indicator only what differs', () => {
    const [step, ...others] = indicatorSaving.toSteps(indicatorOf(), indicatorOf({ stages: [], cooldownDays: 30 }));
    expect([step.kind, step.fields, others]).toEqual(['update', { Stages__c: null, CooldownDays__c: 30 }, []]);
    expect(indicatorSaving.isChanged(indicatorOf(), indicatorOf())).toBe(false);
  });
});

describe('steps', () => {
  it('change places with their neighbours and stay where there is none', () => {
    expect(keysOf(moveStep(playbookOf(), 'a12-report', -1))).toEqual([
      ['report', 10],
      ['call', 20],
    ]);
    const playbook = playbookOf();
    expect(moveStep(playbook, 'a12-call', -1)).toBe(playbook);
    expect(moveStep(playbook, 'a12-report', 1)).toBe(playbook);
  });

  it('that wait follow a new key, and wait for what a removed step waited for', () => {
    const renamed = replaceStep(playbookOf(), { ...playbookOf().steps[0], key: 'phone' });
    expect(renamed.steps.map(({ after }) => after)).toEqual([null, 'phone']);
    expect(removeStep(playbookOf(), 'a12-call').steps.map(({ key, after }) => [key, after])).toEqual([
      ['report', null],
    ]);
  });

  it('are due from the end of what they wait for', () => {
    // call: 0 to 1; report waits for it: 1 to 1 + 3
    expect(toTimeline(playbookOf().steps).map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 4],
    ]);
  });

  it('that wait for each other begin at once, rather than never being drawn', () => {
    const circle = [stepOf('a', { after: 'b', dueBusinessDays: 2 }), stepOf('b', { after: 'a', dueBusinessDays: 3 })];
    expect(toTimeline(circle).map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [0, 3],
    ]);
  });

  it('come last when they are new', () => {
    expect(lastSortOrder(playbookOf().steps)).toBe(30);
    expect(lastSortOrder([])).toBe(10);
  });
});

it('new ones begin as drafts with the defaults of the org', () => {
  expect(newIndicator(40)).toMatchObject({
    status: 'Draft',
    marginPercent: 5,
    minimumDays: 0,
    cooldownDays: 14,
    sortOrder: 40,
  });
  expect(newPlaybook()).toMatchObject({ status: 'Draft', ownerPath: 'OwnerId', whenResolved: 'closeTasks', steps: [] });
});
