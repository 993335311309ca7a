import CsHealthChange from 'c/csHealthChange';
import { graphql } from 'lightning/graphql';
import { explanationData, snapshotJson, snapshotOnData } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

const OLDER = { Id: 'older', AsOfDate__c: '2026-10-20', Score__c: 62.75, Band__c: 'Watch' };
const NEWER = { Id: 'newer', AsOfDate__c: '2026-11-22', Score__c: 70.25, Band__c: 'Healthy' };

/** Use had 70 points: (30·70 + 10·41) / 40 = 62.75, today 70.25. */
function olderJson(different = {}) {
  const { measures, ...snapshot } = JSON.parse(snapshotJson());
  const [use, ...others] = measures;
  return JSON.stringify({
    ...snapshot,
    measures: [{ ...use, value: 75, points: 70, contribution: 52.5 }, ...others],
    ownScore: 62.75,
    calculatedScore: 62.75,
    ...different,
  });
}

async function drawChange(dates = ['2026-09-01', '2026-10-20', '2026-11-22']) {
  const element = draw('c-cs-health-change', CsHealthChange, { accountId: '001A', dates });
  await settle();
  return element;
}

/** Answers the wires of both sides, in the order in which they ask. */
function answerBoth(operation, first, second) {
  const [one, other] = [first, second].map((data) => ({ data }));
  graphql.emitEach(operation, [one, other]);
}

async function drawExplained({
  older = {},
  newer = {},
  olderText = olderJson(),
  newerText = snapshotJson(),
  cards = [{}, {}],
} = {}) {
  const element = await drawChange();
  answerBoth('CsHealthSnapshotOn', snapshotOnData({ ...OLDER, ...older }), snapshotOnData({ ...NEWER, ...newer }));
  await settle();
  answerBoth(
    'CsHealthExplanation',
    explanationData({ json: olderText, scorecard: cards[0] }),
    explanationData({ json: newerText, scorecard: cards[1] }),
  );
  await settle();
  return element;
}

const causesOf = (element) =>
  [...element.shadowRoot.querySelectorAll('[data-id="cause"]')].map((row) => [
    textOf(row.querySelector('th')),
    textOf(row.querySelector('.number')),
  ]);

describe('c-cs-health-change', () => {
  afterEach(() => {
    clearPage();
    graphql.reset();
  });

  it('compares the newest with 30 days before, or with the one before it where there is none that old', async () => {
    await drawChange();
    expect(graphql.variablesOf('CsHealthSnapshotOn').map(({ date, keyPattern }) => [date, keyPattern])).toEqual([
      ['2026-10-23', '001A%'],
      ['2026-11-22', '001A%'],
    ]);
    clearPage();
    graphql.reset();
    await drawChange(['2026-11-10', '2026-11-20', '2026-11-22']);
    expect(graphql.variablesOf('CsHealthSnapshotOn').map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-22']);
  });

  it('lists the causes between the two scores, with points that add up', async () => {
    const element = await drawExplained();
    expect(textOf(byId(element, 'headline'))).toBe(
      'From Oct 20, 2026 to Nov 22, 2026 the score went from 62.75 to 70.25: +7.5.',
    );
    expect(causesOf(element)).toEqual([['Licences in use: 75% → 85% (70 → 80 points)', '+7.50']]);
    const ends = [...element.shadowRoot.querySelectorAll('.end')].map(textOf);
    expect(ends).toEqual(['Score on Oct 20, 2026 Watch 62.75', 'Score on Nov 22, 2026 Healthy 70.25']);
    await expect(element).toBeAccessible();
  });

  it('says that the scorecard changed, and by which to which', async () => {
    const element = await drawExplained({
      older: { ScorecardVersionKey__c: 'onboarding-v3' },
      cards: [{ Name: 'Onboarding', Version__c: 3 }, {}],
    });
    expect(textOf(byId(element, 'switch'))).toBe(
      'The scorecard changed: Onboarding, version 3 → Operation, version 1.',
    );
  });

  it('says that nothing changed', async () => {
    const element = await drawExplained({ olderText: snapshotJson() });
    expect(textOf(byId(element, 'headline'))).toBe('From Oct 20, 2026 to Nov 22, 2026 the score stayed at 70.25.');
    expect(causesOf(element)).toEqual([]);
  });

  it.each([
    ['no snapshot is that old', null, {}, 'No snapshot of this account is as old as Oct 23, 2026.'],
    ['one snapshot holds on both days', NEWER, {}, 'Nothing changed: the snapshot of Nov 22, 2026 holds on both days.'],
    [
      'no scorecard applied',
      { ...OLDER, Scorecard__c: null },
      {},
      'On one of the two days the account had no score, so there is no change to explain.',
    ],
  ])('says so when %s', async (_, older, newer, sentence) => {
    const element = await drawChange();
    answerBoth('CsHealthSnapshotOn', snapshotOnData(older), snapshotOnData({ ...NEWER, ...newer }));
    await settle();
    expect(textOf(byId(element, 'notice'))).toBe(sentence);
  });

  it('says so when a snapshot cannot be read', async () => {
    const element = await drawExplained({ olderText: '{"schema":1}' });
    expect(textOf(byId(element, 'notice'))).toContain('The measures behind this score cannot be read.');
  });

  it('says so when there was no score', async () => {
    const element = await drawExplained({
      olderText: olderJson({ measures: [], ownScore: null, calculatedScore: null }),
    });
    expect(textOf(byId(element, 'notice'))).toBe(
      'On one of the two days the account had no score, so there is no change to explain.',
    );
  });

  it('asks for other days, and wants them in order', async () => {
    const element = await drawChange();
    byId(element, 'from').dispatchEvent(new CustomEvent('change', { detail: { value: '2026-09-15' } }));
    await settle();
    expect(graphql.variablesOf('CsHealthSnapshotOn')[0].date).toBe('2026-09-15');
    byId(element, 'from').dispatchEvent(new CustomEvent('change', { detail: { value: '2026-12-01' } }));
    await settle();
    expect(textOf(byId(element, 'notice'))).toBe('The first day is after the second. Choose an earlier one.');
    byId(element, 'to').dispatchEvent(new CustomEvent('change', { detail: { value: null } }));
    await settle();
    expect(textOf(byId(element, 'notice'))).toBe('Choose two days to compare.');
  });

  it('says that the snapshots could not be loaded', async () => {
    const element = await drawChange();
    graphql.emit('CsHealthSnapshotOn', { errors: [{ message: 'Timeout' }] });
    await settle();
    expect(element.shadowRoot.querySelector('c-cs-error-panel').message).toBe('The snapshots could not be loaded.');
  });
});
