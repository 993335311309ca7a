import CsHealthCard from 'c/csHealthCard';
import rescore from '@salesforce/apex/CsHealthController.rescore';
import { graphql } from 'lightning/graphql';
import { RefreshEvent } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import {
  ACCOUNT_ID,
  OVERRIDE_ID,
  SCORECARD_ID,
  SNAPSHOT_ID,
  accountRecord,
  explanationData,
  historyData,
  lastRunData,
  snapshotJson,
  snapshotOnData,
} from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { askedRecord, emitRecord, failRecord } from 'test/record-wire';

jest.mock('@salesforce/apex/CsHealthController.rescore', () => ({ default: jest.fn() }), { virtual: true });

const NOW = Date.parse('2026-11-22T12:00:00Z');

async function drawCard() {
  const card = draw('c-cs-health-card', CsHealthCard, { recordId: ACCOUNT_ID });
  await settle();
  return card;
}

/** A card whose wires have answered. */
async function drawScored({ account = {}, history = {}, explanation = {}, lastRun = null } = {}) {
  const card = await drawCard();
  emitRecord(accountRecord(account));
  graphql.emit('CsLastRun', { data: lastRunData(lastRun) });
  graphql.emit('CsHealthHistory', { data: historyData(history) });
  await settle();
  graphql.emit('CsHealthExplanation', { data: explanationData(explanation) });
  await settle();
  return card;
}

function find(card, selector) {
  return card.shadowRoot.querySelector(selector);
}

function measuresOf(card) {
  return find(card, 'c-cs-health-measures');
}

function rowsOf(card) {
  return [...measuresOf(card).shadowRoot.querySelectorAll('[role="row"]:not(.row_head)')].map((row) => {
    row.querySelectorAll('.caption').forEach((caption) => caption.remove());
    return 'measure' in row ? row.measure.label : textOf(row);
  });
}

describe('c-cs-health-card', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.clearAllMocks();
  });

  describe('asks', () => {
    it('for the fields as optional, and for 400 days of history', async () => {
      await drawCard();
      const { recordId, fields, optionalFields } = askedRecord();
      expect({ recordId, fields, optional: optionalFields.length }).toEqual({
        recordId: ACCOUNT_ID,
        fields: undefined,
        optional: 10,
      });
      expect(graphql.variablesOf('CsHealthHistory')).toEqual([
        { accountId: ACCOUNT_ID, keyPattern: `${ACCOUNT_ID}%`, since: '2025-10-18' },
      ]);
    });

    it('for the explanation of the newest snapshot once that is known', async () => {
      await drawCard();
      expect(graphql.variablesOf('CsHealthExplanation')).toEqual([]);
      graphql.emit('CsHealthHistory', { data: historyData() });
      await settle();
      expect(graphql.variablesOf('CsHealthExplanation')).toEqual([
        { snapshotId: SNAPSHOT_ID, scorecardId: SCORECARD_ID },
      ]);
    });
  });

  describe('states', () => {
    it('draws a placeholder while it loads', async () => {
      const card = await drawCard();
      expect(textOf(byId(card, 'loading'))).toBe('Loading…');
      expect(byId(card, 'rescore')).toBeNull();
      await expect(card).toBeAccessible();
    });

    it('shows score, band, change, coverage, as-of, stage and scorecard', async () => {
      const card = await drawScored();
      const ring = find(card, 'c-cs-score-ring');
      expect({ score: ring.score, band: ring.band, thresholds: ring.thresholds }).toEqual({
        score: 70.25,
        band: 'Healthy',
        thresholds: [45, 70],
      });
      const badge = find(card, '.verdict c-cs-band-badge');
      expect({ band: badge.band, score: badge.score }).toEqual({ band: 'Healthy', score: 70.25 });
      expect(textOf(find(card, '.change'))).toBe('▲ +4.2 in 30 days');
      expect([...card.shadowRoot.querySelectorAll('.fact')].map((fact) => textOf(fact).replace(/\s/g, ' '))).toEqual([
        'Coverage 88.9% of the weight had data',
        'As of 2 hours ago (Nov 22, 2026, 7:00 PM)',
        'Stage Operation',
        'Scorecard Operation, version 1',
      ]);
      await expect(card).toBeAccessible();
    });

    it('shows groups with their score, their measures, and the sum of the contributions', async () => {
      const card = await drawScored();
      expect(rowsOf(card)).toEqual([
        'Process 80 30 75% 60.00',
        'Licences in use',
        'Relationship 41 15 25% 10.25',
        'NPS',
        'Visits',
        'Outcome – 20 –',
        'Goal attainment',
        'Sum = calculated score 70.25',
      ]);
      const [row] = measuresOf(card).shadowRoot.querySelectorAll('c-cs-health-measure-row');
      expect({ unit: row.measure.unit, share: row.measure.share, scale: row.scale }).toEqual({
        unit: 'Percent',
        share: 75,
        scale: 75,
      });
    });

    it('says what holds the score back, and what is missing', async () => {
      const card = await drawScored();
      expect(textOf(byId(card, 'reason'))).toBe(
        'Licences in use (85%) holds the score back most: 60.00 of a possible 75.00.',
      );
      expect(textOf(byId(card, 'missing'))).toBe('Visits — no data yet (weight 5)');
    });

    it('gives the trend its snapshots, oldest first', async () => {
      const card = await drawScored({ lastRun: '2026-11-22T11:00:00Z' });
      const { points, endsOn, healthyFrom, watchFrom } = find(card, 'c-cs-health-trend');
      expect(points.map(({ date, score }) => [date, score])).toEqual([
        ['2026-10-01', 66],
        ['2026-11-22', 70.25],
      ]);
      expect({ endsOn, healthyFrom, watchFrom }).toEqual({ endsOn: '2026-11-22', healthyFrom: 70, watchFrom: 45 });
    });

    it('says that an account was never scored, and lets the user score it', async () => {
      const card = await drawCard();
      emitRecord(accountRecord({ CsHealthScore__c: null, CsHealthBand__c: null, CsScoredAt__c: null }));
      graphql.emit('CsHealthHistory', { data: historyData({ snapshots: [] }) });
      await settle();
      const state = find(card, 'c-cs-empty-state');
      expect(state.heading).toBe('This account has no health score yet');
      expect(byId(card, 'rescore').disabled).toBe(false);
      expect(graphql.variablesOf('CsHealthExplanation')).toEqual([]);
      await expect(card).toBeAccessible();
    });

    it('shows an unknown score as unknown, however high it was calculated', async () => {
      const card = await drawScored({
        account: { CsHealthBand__c: 'Unknown', CsHealthScore__c: 97, CsHealthCoverage__c: 25 },
      });
      expect(find(card, 'c-cs-score-ring').score).toBeNull();
      expect(find(card, '.verdict c-cs-band-badge').score).toBeNull();
      expect(textOf(byId(card, 'coverage'))).toBe('25% of the weight had data, 50% is needed');
      expect(textOf(byId(card, 'reason'))).toBe('There is too little data for a band. Missing: Visits.');
      await expect(card).toBeAccessible();
    });

    it.each([
      ['2026-11-21T00:00:00Z', false],
      ['2026-11-20T23:59:59Z', true],
    ])('calls a score of %s (36 hours before now is the limit) stale: %s', async (scoredAt, isStale) => {
      const card = await drawScored({ account: { CsScoredAt__c: scoredAt } });
      expect(byId(card, 'stale') !== null).toBe(isStale);
    });

    it('does not call a score stale that a full run has confirmed since', async () => {
      const card = await drawScored({
        account: { CsScoredAt__c: '2026-10-01T00:00:00Z' },
        lastRun: '2026-11-22T11:00:00Z',
      });
      expect(byId(card, 'stale')).toBeNull();
      expect(textOf(byId(card, 'as-of'))).toContain('1 hour ago');
    });

    it('says that the score could not be loaded, and tries again', async () => {
      const card = await drawCard();
      failRecord({ message: 'The org is down' });
      await settle();
      const panel = find(card, 'c-cs-error-panel');
      expect(panel.message).toBe('The health score could not be loaded.');
      panel.dispatchEvent(new CustomEvent('retried'));
      expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ACCOUNT_ID }]);
      await expect(card).toBeAccessible();
    });

    it('says which permission set is missing when the fields are hidden', async () => {
      const card = await drawCard();
      emitRecord(accountRecord({ CsHealthScore__c: undefined }));
      await settle();
      const state = find(card, 'c-cs-empty-state');
      expect([state.heading, state.help]).toEqual([
        'You cannot see health scores',
        'Ask your administrator for the permission set “Banso: CSM”.',
      ]);
      expect(byId(card, 'rescore')).toBeNull();
    });

    it('keeps the account numbers when the measures cannot be loaded', async () => {
      const card = await drawCard();
      emitRecord(accountRecord());
      graphql.emit('CsHealthHistory', { errors: [{ message: 'Cannot query CsHealthSnapshot__c' }] });
      await settle();
      expect(find(card, 'c-cs-score-ring').score).toBe(70.25);
      expect(byId(card, 'detail-errors').message).toBe(
        'The measures and the trend could not be loaded. The score above is not affected.',
      );
      expect(textOf(byId(card, 'reason'))).toBe('Written by the service');
    });

    it('forgets the error of an explanation that loads at the second try', async () => {
      const card = await drawCard();
      emitRecord(accountRecord());
      graphql.emit('CsHealthHistory', { data: historyData() });
      await settle();
      graphql.emit('CsHealthExplanation', { errors: [{ message: 'Timeout' }] });
      await settle();
      byId(card, 'detail-errors').dispatchEvent(new CustomEvent('retried'));
      expect(graphql.refreshOf('CsHealthExplanation')).toHaveBeenCalledTimes(1);
      graphql.emit('CsHealthExplanation', { data: explanationData() });
      await settle();
      expect(byId(card, 'detail-errors')).toBeNull();
      expect(rowsOf(card)).toHaveLength(8);
    });

    it('keeps the account numbers when the snapshot cannot be read', async () => {
      const card = await drawScored({ explanation: { json: '{"schema":1,' } });
      expect(textOf(byId(card, 'notice'))).toContain('The measures behind this score cannot be read.');
      expect(find(card, 'c-cs-score-ring').score).toBe(70.25);
      expect(measuresOf(card)).toBeNull();
    });

    it('says so when no scorecard applies', async () => {
      const card = await drawCard();
      emitRecord(accountRecord({ CsHealthBand__c: 'Unknown', CsHealthScore__c: null }));
      graphql.emit('CsHealthHistory', { data: historyData({ snapshots: [{ Scorecard__c: null }] }) });
      await settle();
      expect(textOf(byId(card, 'notice'))).toContain('No active scorecard applies to this account');
      expect(byId(card, 'explanation-loading')).toBeNull();
    });
  });

  describe('knock-outs and overrides', () => {
    it('says which knock-out caps the score and what the score would be without it', async () => {
      const json = snapshotJson({ knockOuts: [{ key: 'nps', cap: 40 }] });
      const card = await drawScored({ account: { CsHealthScore__c: 40 }, explanation: { json } });
      expect(textOf(byId(card, 'knock-outs'))).toBe(
        'Score capped by a knock-out rule The NPS is negative → at most 40 Without it the score would be 70.25.',
      );
      expect(byId(card, 'reason')).toBeNull();
    });

    it('tells a knock-out without effect', async () => {
      const json = snapshotJson({ knockOuts: [{ key: 'nps', cap: 90 }] });
      const card = await drawScored({ explanation: { json } });
      expect(textOf(byId(card, 'knock-outs'))).toBe(
        'A knock-out rule applies; the score is below its cap anyway The NPS is negative → at most 90',
      );
    });

    it('shows both scores of an override, its reason, note, author and expiry', async () => {
      const json = snapshotJson({
        override: { id: OVERRIDE_ID.slice(0, 15), score: 90, band: null, expiresOn: '2026-12-20' },
      });
      const override = { Note__c: 'The sponsor is back.', CreatedBy: { Name: { value: 'Emma Clark' } } };
      const card = await drawScored({
        account: { CsHealthScore__c: 90 },
        history: { overrides: [override] },
        explanation: { json },
      });
      expect(textOf(byId(card, 'override'))).toBe(
        'Overridden by a CSM Shown: 90 Calculated: 70.25 Expires on Dec 20, 2026 Reason: Sentiment Entered by Emma Clark The sponsor is back.',
      );
      expect(byId(card, 'override-pending')).toBeNull();
    });

    it('says that a new override is not in the score yet', async () => {
      const card = await drawScored({ history: { overrides: [{}] } });
      expect(textOf(byId(card, 'override-pending'))).toContain('A newer override is not in this score yet.');
    });

    it.each([
      ['ended', { EndedAt__c: '2026-11-01T00:00:00Z' }],
      ['expired', { ExpiresOn__c: '2026-11-21' }],
    ])('forgets an override that has %s', async (_, different) => {
      const card = await drawScored({ history: { overrides: [different] } });
      expect(byId(card, 'override-pending')).toBeNull();
    });
  });

  describe('looking back', () => {
    async function lookBack(card, day) {
      find(card, 'c-cs-health-actions').dispatchEvent(new CustomEvent('lookedback', { detail: { day } }));
      await settle();
    }

    async function drawPast(different = {}) {
      const card = await drawScored({ history: { pulses: [{}, { Id: 'p2', Level__c: 2, GivenOn__c: '2026-09-15' }] } });
      await lookBack(card, '2026-10-03');
      graphql.emit('CsHealthSnapshotOn', { data: snapshotOnData(different) });
      await settle();
      return card;
    }

    it('asks for the snapshot at or before the day, and then for what it rests on', async () => {
      const card = await drawScored();
      expect(graphql.variablesOf('CsHealthSnapshotOn')[0].date).toBeUndefined();
      await lookBack(card, '2026-10-03');
      expect(graphql.variablesOf('CsHealthSnapshotOn')).toEqual([
        { accountId: ACCOUNT_ID, keyPattern: `${ACCOUNT_ID}%`, date: '2026-10-03' },
      ]);
      graphql.emit('CsHealthSnapshotOn', { data: snapshotOnData({ Id: 'past', Scorecard__c: 'older-version' }) });
      await settle();
      expect(graphql.variablesOf('CsHealthExplanation')).toEqual([
        { snapshotId: 'past', scorecardId: 'older-version' },
      ]);
    });

    it('shows the score of that day with a banner, and nothing that only today can say', async () => {
      const card = await drawPast();
      graphql.emit('CsHealthExplanation', { data: explanationData({ json: snapshotJson({ stage: 'Onboarding' }) }) });
      await settle();
      expect(textOf(byId(card, 'look-back'))).toContain(
        'This is the score as of Oct 3, 2026, from the snapshot of Oct 1, 2026.',
      );
      const ring = find(card, 'c-cs-score-ring');
      expect({ score: ring.score, band: ring.band }).toEqual({ score: 66, band: 'Watch' });
      expect([...card.shadowRoot.querySelectorAll('.fact')].map((fact) => textOf(fact).replace(/\s/g, ' '))).toEqual([
        'Coverage 80% of the weight had data',
        'As of Oct 1, 2026',
        'Stage Onboarding',
        'Scorecard Operation, version 1',
        'Pulse Unhappy Sep 15, 2026',
      ]);
      expect(find(card, '.change')).toBeNull();
      expect(byId(card, 'rescore')).toBeNull();
      expect(measuresOf(card).band).toBe('Watch');
      await expect(card).toBeAccessible();
    });

    it('says that no snapshot is that old', async () => {
      const card = await drawPast(null);
      expect(textOf(byId(card, 'look-back'))).toContain('No snapshot of this account is as old as Oct 3, 2026.');
      expect(find(card, 'c-cs-score-ring')).toBeNull();
    });

    it('comes back to today', async () => {
      const card = await drawPast();
      byId(card, 'today').click();
      await settle();
      expect(byId(card, 'look-back')).toBeNull();
      expect(find(card, 'c-cs-score-ring').score).toBe(70.25);
      expect(graphql.variablesOf('CsHealthExplanation')).toEqual([
        { snapshotId: SNAPSHOT_ID, scorecardId: SCORECARD_ID },
      ]);
    });

    it('takes today for today', async () => {
      const card = await drawScored();
      await lookBack(card, '2026-11-22');
      expect(byId(card, 'look-back')).toBeNull();
    });
  });

  describe('what a CSM says', () => {
    it('shows the latest pulse as face, word and day', async () => {
      const card = await drawScored({ history: { pulses: [{}, { Id: 'p2', Level__c: 1, GivenOn__c: '2026-09-15' }] } });
      expect(textOf(byId(card, 'pulse'))).toBe('Happy Nov 12, 2026');
    });

    it('counts at once: what was saved is followed by a rescore', async () => {
      const card = await drawScored();
      rescore.mockResolvedValue({ accountId: ACCOUNT_ID, score: 88, band: 'Healthy' });
      find(card, 'c-cs-health-actions').dispatchEvent(new CustomEvent('saved'));
      await settle();
      await settle();
      expect(graphql.refreshOf('CsHealthHistory')).toHaveBeenCalled();
      expect(rescore).toHaveBeenCalledWith({ accountId: ACCOUNT_ID });
      expect(textOf(byId(card, 'announcement'))).toBe('The score went from 70.25 to 88 (Healthy).');
    });

    it('shows the child accounts in the score, and that they hold it back', async () => {
      const rollUp = {
        method: 'WorstOf',
        ownWeight: 0,
        members: [{ accountId: '001B', score: 40, coverage: 90, weight: 0 }],
      };
      const card = await drawScored({ explanation: { json: snapshotJson({ rollUp, calculatedScore: 40 }) } });
      const shown = find(card, 'c-cs-health-roll-up');
      expect([shown.rollUp.method, shown.ownScore, shown.calculatedScore]).toEqual(['WorstOf', 70.25, 40]);
      expect(textOf(byId(card, 'reason'))).toBe(
        'The child accounts hold the score back most: this account alone has 70.25, together they have 40.',
      );
    });

    it('holds a feed that has stopped not against the customer', async () => {
      const json = JSON.parse(snapshotJson({ stoppedFeeds: ['CsVisit__c.On__c'] }));
      json.measures[2] = { ...json.measures[2], status: 'stale', latestOn: '2026-08-01' };
      const card = await drawScored({ explanation: { json: JSON.stringify(json) } });
      expect(textOf(byId(card, 'missing'))).toBe(
        'Visits — no new data has arrived since Aug 1, 2026: not counted against this customer (weight 5)',
      );
    });
  });

  describe('Rescore now', () => {
    /** The toasts of the card, as they are shown. */
    function listenToToasts(card) {
      const toasts = [];
      card.addEventListener('lightning__showtoast', ({ detail }) => toasts.push(detail));
      return toasts;
    }

    it('calls the service, has the page show what the org has now and says old and new score', async () => {
      const card = await drawScored();
      const toasts = listenToToasts(card);
      const pageAsked = jest.fn();
      card.addEventListener(new RefreshEvent().type, pageAsked);
      rescore.mockResolvedValue({ accountId: ACCOUNT_ID, score: 75.5, band: 'Healthy' });
      byId(card, 'rescore').click();
      await settle();
      await settle();
      expect(rescore).toHaveBeenCalledWith({ accountId: ACCOUNT_ID });
      expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ACCOUNT_ID }]);
      expect(graphql.refreshOf('CsHealthHistory')).toHaveBeenCalledTimes(1);
      expect(graphql.refreshOf('CsHealthExplanation')).toHaveBeenCalledTimes(1);
      expect(pageAsked).toHaveBeenCalledTimes(1);
      expect(textOf(byId(card, 'announcement'))).toBe('The score went from 70.25 to 75.5 (Healthy).');
      expect(toasts).toEqual([
        expect.objectContaining({
          title: 'Score recalculated',
          message: 'The score went from 70.25 to 75.5 (Healthy).',
          variant: 'success',
        }),
      ]);
    });

    it('says when the score stays', async () => {
      const card = await drawScored();
      rescore.mockResolvedValue({ accountId: ACCOUNT_ID, score: 70.25, band: 'Healthy' });
      byId(card, 'rescore').click();
      await settle();
      await settle();
      expect(textOf(byId(card, 'announcement'))).toBe('The score stays at 70.25 (Healthy).');
    });

    it('cannot be pressed twice while the service works', async () => {
      const card = await drawScored();
      let finish;
      rescore.mockReturnValue(new Promise((resolve) => (finish = resolve)));
      byId(card, 'rescore').click();
      await settle();
      expect([byId(card, 'rescore').disabled, byId(card, 'rescore').label]).toEqual([true, 'Rescoring…']);
      finish({ accountId: ACCOUNT_ID, score: 70.25, band: 'Healthy' });
      await settle();
      await settle();
      expect([byId(card, 'rescore').disabled, byId(card, 'rescore').label]).toEqual([false, 'Rescore now']);
    });

    it('keeps the card when it fails, and says why and how old the score is', async () => {
      const card = await drawScored();
      const toasts = listenToToasts(card);
      rescore.mockRejectedValue({ body: { message: 'The scoring service did not answer.' } });
      byId(card, 'rescore').click();
      await settle();
      expect(byId(card, 'rescore-failure').message).toBe(
        'The scoring service did not answer. The score shown was last confirmed 2 hours ago.',
      );
      expect(byId(card, 'rescore-failure').errors).toBeUndefined();
      expect(find(card, 'c-cs-score-ring').score).toBe(70.25);
      expect(rowsOf(card)).toHaveLength(8);
      expect(toasts).toEqual([]);
      expect(graphql.refreshOf('CsHealthHistory')).not.toHaveBeenCalled();
      expect(byId(card, 'rescore').disabled).toBe(false);
      await expect(card).toBeAccessible();
    });

    it('does not show a technical error as the reason', async () => {
      const card = await drawScored();
      rescore.mockRejectedValue(new TypeError('x is undefined'));
      byId(card, 'rescore').click();
      await settle();
      const failure = byId(card, 'rescore-failure');
      expect(failure.message).toBe(
        'The score could not be recalculated. The score shown was last confirmed 2 hours ago.',
      );
      expect(failure.errors).toEqual(new TypeError('x is undefined'));
    });
  });

  it('takes its title from the page, or its own', async () => {
    const card = await drawCard();
    expect(find(card, 'lightning-card').title).toBe('Health Score');
    card.cardTitle = 'Customer health';
    await settle();
    expect(find(card, 'lightning-card').title).toBe('Customer health');
  });
});
