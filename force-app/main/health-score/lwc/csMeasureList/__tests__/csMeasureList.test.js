import CsMeasureList from 'c/csMeasureList';
import { clearPage, draw, settle, textOf } from 'test/page';
import { draftMeasure, draftOf, enter, heard, TEXTS } from 'test/scorecards';

jest.mock(
  '@salesforce/apex/CsScorecardController.listObjects',
  () => ({ __esModule: true, default: jest.fn(async () => '{"objects":[]}') }),
  {
    virtual: true,
  },
);
jest.mock(
  '@salesforce/apex/CsScorecardController.describeObject',
  () => ({ __esModule: true, default: jest.fn(async () => '{"fields":[],"accountPaths":[]}') }),
  { virtual: true },
);

const drawList = (more = {}) =>
  draw('c-cs-measure-list', CsMeasureList, { measures: draftOf().measures, texts: TEXTS.measure, ...more });
const all = (list, selector) => [...list.shadowRoot.querySelectorAll(selector)];

describe('c-cs-measure-list', () => {
  afterEach(clearPage);

  it('shows the measures by group with their share of the whole', async () => {
    const list = drawList();
    expect(
      all(list, 'tbody tr').map((row) => [textOf(row.children[0]), textOf(row.querySelector('.share') ?? row)]),
    ).toEqual([
      ['Process', '75%'],
      ['Measure cases Count Case', '75%'],
      ['Relationship', '25%'],
      ['Measure calls Count Case', '25%'],
      ['Outcome', '0%'],
      ['No measure yet', 'No measure yet'],
    ]);
    await expect(list).toBeAccessible();
  });

  it('says in one line what is measured', () => {
    const over = draftMeasure('x', { aggregate: { aggregate: 'sum', field: 'Effort__c' } }).aggregate;
    const measure = draftMeasure('ratio', {
      aggregate: { windowDays: 90, dateField: 'CreatedDate' },
      over,
      percentileWithin: '*',
      knockOut: { operator: 'missing', value: null, cap: 0, reason: 'x', japaneseReason: null },
    });
    const list = drawList({ measures: [measure] });
    expect(all(list, '.summary').map(textOf)).toEqual([
      'Count Case ÷ Sum Case.Effort__c · last 90 days · Percentile · Knock-out',
    ]);
  });

  it('counts the findings of each measure', () => {
    const findings = [{ localId: 'local-calls', field: 'name', text: 'Fill this in.' }];
    expect(all(drawList({ findings }), '.finding').map(textOf)).toEqual(['1 to put right']);
  });

  it('changes a weight in place', () => {
    const list = drawList();
    const changes = heard(list, 'measurechanged');
    enter(all(list, 'lightning-input')[1], '40');
    enter(all(list, 'lightning-input')[1], '');
    expect(changes.map(({ measure: { key, weight } }) => [key, weight])).toEqual([
      ['calls', 40],
      ['calls', null],
    ]);
  });

  it('unfolds one measure, and folds it again', async () => {
    const list = drawList();
    const opened = heard(list, 'measureopened');
    all(list, 'button.open')[0].click();
    list.openId = 'local-cases';
    await settle();
    expect(all(list, 'button.open').map((button) => button.getAttribute('aria-expanded'))).toEqual(['true', 'false']);
    expect(all(list, 'c-cs-measure-editor').map(({ measure }) => measure.key)).toEqual(['cases']);
    all(list, 'button.open')[0].click();
    expect(opened).toEqual([{ localId: 'local-cases' }, { localId: null }]);
  });

  it('asks to add, move and remove', () => {
    const measures = [draftMeasure('a'), draftMeasure('b')];
    const list = drawList({ measures });
    const events = ['measureadded', 'measuremoved', 'measureremoved'].map((name) => heard(list, name));
    const parts = (part) => all(list, `[data-part="${part}"]`);
    expect(parts('up').map(({ disabled }) => disabled)).toEqual([true, false]);
    expect(parts('down').map(({ disabled }) => disabled)).toEqual([false, true]);
    parts('add')[2].click();
    parts('up')[1].click();
    parts('down')[0].click();
    parts('remove')[0].click();
    expect(events).toEqual([
      [{ group: 'outcome' }],
      [
        { localId: 'local-b', direction: -1 },
        { localId: 'local-a', direction: 1 },
      ],
      [{ localId: 'local-a' }],
    ]);
  });

  it('offers a reader nothing to change', () => {
    const list = drawList({ readOnly: true });
    expect(all(list, 'lightning-input, lightning-button, lightning-button-icon')).toEqual([]);
  });
});
