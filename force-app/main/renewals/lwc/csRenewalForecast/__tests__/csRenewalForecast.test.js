import CsRenewalForecast from 'c/csRenewalForecast';
import { graphql } from 'lightning/graphql';
import { lastRunData } from 'test/health-records';
import { byId, clearPage, draw, refreshLastDrawn, settle, textOf } from 'test/page';
import { emitRecord, failRecord } from 'test/record-wire';
import * as org from 'test/renewals';
import { definitionsData, signal, signalsData } from 'test/signals';

async function drawCard(properties = {}) {
  const card = draw('c-cs-renewal-forecast', CsRenewalForecast, { recordId: org.ACCOUNT_ID, ...properties });
  await settle();
  return card;
}

async function drawAnswered({
  account = {},
  rows = [org.row()],
  calls = [],
  signals = [],
  infos = {},
  lastRun = '2026-11-22T04:00:00.000Z',
} = {}) {
  const card = await drawCard();
  org.emitInfos(infos);
  emitRecord(org.account(account));
  await settle();
  graphql.emit('CsRenewalForecasts', { data: org.rowsData(...rows) });
  if (infos.call !== null) graphql.emit('CsRenewalCalls', { data: org.callsData(...calls) });
  graphql.emit('CsAccountSignals', { data: signalsData(...signals) });
  graphql.emit('CsSignalDefinitions', { data: definitionsData() });
  graphql.emit('CsRenewalModel', { data: org.modelData('Too few: base rates stand.', '実績不足です。') });
  graphql.emit('CsLastRun', { data: lastRunData(lastRun) });
  await settle();
  return card;
}

const textsOf = (card, id) => textOf(byId(card, id));
const sidesOf = (card) => [...byId(card, 'sides').querySelectorAll('tbody tr')].map(textOf);
const choice = (card, category) => card.shadowRoot.querySelector(`[data-category="${category}"]`);
const pressed = (card) => card.shadowRoot.querySelector('[aria-pressed="true"]')?.dataset.category ?? null;
const saidOf = (card) => card.shadowRoot.querySelector('c-cs-renewal-said');
const formOf = (card) => card.shadowRoot.querySelector('c-cs-renewal-call-form');

describe('c-cs-renewal-forecast', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(org.NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('says that it loads', async () => {
    const card = await drawCard();
    expect(textsOf(card, 'loading')).toBe('Loading…');
    await expect(card).toBeAccessible();
  });

  it('shows when, how much, how likely, and on what grounds', async () => {
    const card = await drawAnswered();
    expect(textsOf(card, 'headline')).toBe('Renewal date Dec 24, 2026 in 32 days Best Case Likelihood 64%');
    expect(textsOf(card, 'amounts')).toBe('ARR ¥120,000 Expected ARR ¥76,800');
    expect(textsOf(card, 'model')).toBe('64% 95% interval: 48% to 88%');
    expect(textsOf(card, 'basis')).toBe('9 of 12 renewals like this one (band Watch, stage Operation) were renewed.');
    expect(sidesOf(card)).toEqual([
      'Category Best Case – Best Case',
      'Likelihood 64% – 64%',
      'Expected ARR ¥76,800 – ¥76,800',
    ]);
    expect([textOf(saidOf(card)), byId(card, 'ahead'), byId(card, 'stale'), pressed(card)]).toEqual([
      '',
      null,
      null,
      null,
    ]);
    expect(textsOf(card, 'model-found')).toBe('How far this can be trusted Too few: base rates stand.');
    await expect(card).toBeAccessible();
  });

  it('asks for the renewal of this date alone', async () => {
    await drawAnswered();
    expect(graphql.variablesOf('CsRenewalForecasts')).toEqual([
      { accountId: org.ACCOUNT_ID, renewalDate: '2026-12-24' },
    ]);
  });

  it('names the strongest parts of a model, and why it is not in commit', async () => {
    const contributions = [{ feature: 'points.open-cases', value: 20, effect: -0.12 }];
    const row = org.row({
      ModelLikelihood__c: 91,
      ModelLow__c: null,
      ModelHigh__c: null,
      BasisDetail__c: org.basis({ basis: 'model', renewals: 420, renewed: 312, contributions }),
    });
    const card = await drawAnswered({ rows: [row] });
    expect(textsOf(card, 'model')).toBe('91% This model gives no interval.');
    expect(textsOf(card, 'basis')).toContain('A model of 420 decided renewals (312 of them renewed)');
    expect(textsOf(card, 'contributions')).toBe('Points of Open cases (20) lowers it by 12 points.');
    expect(textsOf(card, 'held-back')).toContain('a best case at most');
  });

  it('shows a call at once, with its reason, before the records know of it', async () => {
    const card = await drawAnswered({ calls: [org.call()] });
    expect(sidesOf(card)).toEqual([
      'Category Best Case Commit Commit',
      'Likelihood 64% – 85%',
      'Expected ARR ¥76,800 – ¥102,000',
    ]);
    expect(textOf(saidOf(card))).toContain(
      'The CSM says Commit, the model Best Case. Reason: Budget Confirmed The CFO signed the budget on Friday. Emma Clark, Nov 21, 2026',
    );
    expect(textsOf(card, 'ahead')).toContain('The next run writes it');
    expect(pressed(card)).toBe('Commit');
    await expect(card).toBeAccessible();
  });

  it('marks no disagreement where there is none, nor a call that the records know', async () => {
    const row = org.row({ CallId__c: 'a22000000000001AAA', CsmCategory__c: 'BestCase' });
    const call = org.call({ Category__c: 'BestCase', Reason__c: null, Note__c: null });
    const card = await drawAnswered({ rows: [row], calls: [call] });
    expect(textOf(saidOf(card))).toContain('Emma Clark, Nov 21, 2026');
    expect([byId(card, 'ahead'), byId(saidOf(card), 'said').querySelector('svg')]).toEqual([null, null]);
  });

  it('says when to begin, from how long renewals took, and that the day has gone by', async () => {
    const start = { startOn: '2026-11-23', leadDays: 31, medianDays: 20, renewals: 42 };
    const card = await drawAnswered({ rows: [org.row({ BasisDetail__c: org.basis({ start }) })] });
    expect(textsOf(card, 'start')).toBe(
      'By Nov 23, 2026: of 42 renewals worked on, 8 in 10 were decided within 31 days, half within 20 days.',
    );
    const gone = { ...start, startOn: '2026-11-21' };
    graphql.emit('CsRenewalForecasts', {
      data: org.rowsData(org.row({ BasisDetail__c: org.basis({ start: gone }) })),
    });
    await settle();
    expect(textsOf(card, 'start')).toContain('It was Nov 21, 2026: of 42 renewals');
    graphql.emit('CsRenewalForecasts', { data: org.rowsData(org.row()) });
    await settle();
    expect(byId(card, 'start')).toBeNull();
  });

  it('counts the model once the call is taken back, and says who did', async () => {
    const withdrawal = org.call({
      Id: 'a22000000000002AAA',
      IsWithdrawal__c: true,
      GivenOn__c: '2026-11-22',
      CreatedDate: '2026-11-22T03:00:00.000Z',
    });
    const row = org.row({
      CallId__c: 'a22000000000001AAA',
      CsmCategory__c: 'Commit',
      FinalCategory__c: 'Commit',
      FinalLikelihood__c: 85,
      ExpectedArr__c: 102_000,
    });
    const card = await drawAnswered({ rows: [row], calls: [org.call(), withdrawal] });
    expect(sidesOf(card)).toEqual([
      'Category Best Case – Best Case',
      'Likelihood 64% – 64%',
      'Expected ARR ¥76,800 – ¥76,800',
    ]);
    expect(textOf(saidOf(card))).toBe('Emma Clark withdrew the call “Commit” on Nov 22, 2026: the model counts.');
    expect([pressed(card), textsOf(card, 'ahead')]).toEqual([null, expect.stringContaining('The next run writes it')]);
    await expect(card).toBeAccessible();
  });

  it('opens a form for the category chosen, gives it the cursor, and gives it back', async () => {
    const card = await drawAnswered();
    choice(card, 'AtRisk').click();
    await settle();
    const form = formOf(card);
    expect([form.category, form.modelCategory, form.renewalDate]).toEqual(['AtRisk', 'BestCase', '2026-12-24']);
    expect(pressed(card)).toBe('AtRisk');
    choice(card, 'Lost').click();
    await settle();
    expect(form.category).toBe('Lost');
    form.dispatchEvent(new CustomEvent('closed'));
    await settle();
    expect([formOf(card), pressed(card)]).toEqual([null, null]);
    expect(card.shadowRoot.activeElement).toBe(choice(card, 'Lost'));
  });

  it('reads again when its page is refreshed', async () => {
    await drawAnswered();
    await refreshLastDrawn();
    for (const name of ['CsRenewalForecasts', 'CsRenewalCalls', 'CsAccountSignals', 'CsLastRun']) {
      expect(graphql.refreshOf(name)).toHaveBeenCalledTimes(1);
    }
  });

  it('says that the call is saved and reads it', async () => {
    const card = await drawAnswered();
    choice(card, 'Commit').click();
    await settle();
    formOf(card).dispatchEvent(new CustomEvent('saved', { detail: { message: 'Your call is saved' } }));
    await settle();
    expect(textsOf(card, 'announcement')).toBe('Your call is saved');
    expect(graphql.refreshOf('CsRenewalCalls')).toHaveBeenCalled();
    expect(formOf(card)).toBeNull();
  });

  it('lists open signals that may move it, risks first, with links', async () => {
    const card = await drawAnswered({
      signals: [
        signal({ Id: 's1', Kind__c: 'Opportunity' }),
        signal({ Id: 's2', Status__c: 'Snoozed' }),
        signal({ Id: 's3', Urgency__c: 'Low' }),
        signal({ Id: 's4' }),
      ],
    });
    const links = [...byId(card, 'moves').querySelectorAll('c-cs-record-link')];
    expect(links.map(({ recordId, objectApiName }) => [recordId, objectApiName])).toEqual([
      ['s4', 'CsSignal__c'],
      ['s3', 'CsSignal__c'],
      ['s1', 'CsSignal__c'],
    ]);
    expect(textOf(byId(card, 'moves').firstChild)).toMatch(/^Risk /);
    await expect(card).toBeAccessible();
  });

  it('says that nothing is open', async () => {
    expect(textsOf(await drawAnswered(), 'no-moves')).toBe('No risks or opportunities are open.');
  });

  it('gives the history oldest first, until today', async () => {
    const card = await drawAnswered({ rows: [org.row(), org.row({ Id: 'older', AsOfWeek__c: '2026-11-09' })] });
    const history = card.shadowRoot.querySelector('c-cs-renewal-history');
    expect(history.rows.map(({ asOfWeek }) => asOfWeek)).toEqual(['2026-11-09', '2026-11-16']);
    expect(history.endsOn).toBe('2026-11-22');
  });

  it('says that no renewal is known', async () => {
    const card = await drawCard();
    org.emitInfos();
    emitRecord(org.account({ CsRenewalDate__c: null }));
    await settle();
    expect(textsOf(card, 'no-date')).toContain('No renewal is known');
    expect(byId(card, 'loading')).toBeNull();
    await expect(card).toBeAccessible();
  });

  it.each([
    ['not forecast yet', null, 'This renewal has not been forecast yet.'],
    ['cannot be told', '2026-11-22T04:00:00.000Z', 'The likelihood cannot be told'],
  ])('shows dashes and a sentence when it is %s, and takes a call', async (_, lastRun, sentence) => {
    const account = { CsExpectedArr__c: null, CsRenewalCategory__c: null, CsRenewalLikelihood__c: null };
    const card = await drawAnswered({ account, rows: [], lastRun });
    expect(textsOf(card, 'without-model')).toContain(sentence);
    expect(textsOf(card, 'headline')).toBe('Renewal date Dec 24, 2026 in 32 days – Likelihood –');
    expect(textsOf(card, 'amounts')).toBe('ARR ¥120,000 Expected ARR –');
    expect(choice(card, 'Commit')).not.toBeNull();
    await expect(card).toBeAccessible();
  });

  it('says how old the forecast is when no run has confirmed it for 36 hours', async () => {
    const modified = { LastModifiedDate: '2026-11-19T12:00:00.000Z' };
    const stale = await drawAnswered({ rows: [org.row(modified)], lastRun: '2026-11-20T23:59:00.000Z' });
    expect(textsOf(stale, 'stale')).toContain('last confirmed 36 hours ago');
    clearPage();
    graphql.reset();
    const fresh = await drawAnswered({ rows: [org.row(modified)], lastRun: '2026-11-21T00:01:00.000Z' });
    expect(byId(fresh, 'stale')).toBeNull();
  });

  it.each([
    ['Renewed', { CsRenewalCategory__c: 'Commit', CsRenewalLikelihood__c: 100 }, 'Renewed on Nov 20, 2026.'],
    ['Churned', { CsRenewalCategory__c: 'Lost', CsRenewalLikelihood__c: 0 }, 'Lost on Nov 20, 2026.'],
  ])('says how a renewal ended that is %s, and takes no call any more', async (Outcome__c, account, text) => {
    const card = await drawAnswered({ account, rows: [org.row({ Outcome__c, DecidedOn__c: '2026-11-20' })] });
    expect(textsOf(card, 'outcome')).toBe(text);
    expect([choice(card, 'Commit'), byId(card, 'moves'), byId(card, 'model')]).toEqual([null, null, null]);
    await expect(card).toBeAccessible();
  });

  it('marks a renewal that is overdue', async () => {
    const card = await drawAnswered({ account: { CsRenewalDate__c: '2026-11-19' } });
    expect(textsOf(card, 'headline')).toContain('3 days overdue');
  });

  it('can be read without the right to call', async () => {
    const card = await drawAnswered({ infos: org.CALL_READ_ONLY });
    expect(textsOf(card, 'read-only')).toBe('You can read the forecast, but not add a call.');
    expect(choice(card, 'Commit')).toBeNull();
    clearPage();
    graphql.reset();
    const hidden = await drawAnswered({ infos: { call: null } });
    expect([graphql.variablesOf('CsRenewalCalls'), textsOf(hidden, 'read-only')]).toEqual([
      [],
      'You can read the forecast, but not add a call.',
    ]);
  });

  it('says which rights are missing', async () => {
    const card = await drawCard();
    org.emitInfos({ forecast: null });
    emitRecord(org.account());
    await settle();
    expect(textsOf(card, 'no-access')).toContain('You cannot see renewal forecasts');
    expect(byId(card, 'loading')).toBeNull();
    await expect(card).toBeAccessible();
  });

  it('says what failed, and tries again', async () => {
    const card = await drawCard();
    org.emitInfos();
    emitRecord(org.account());
    await settle();
    graphql.emit('CsRenewalForecasts', { errors: [{ message: 'Broken.' }] });
    await settle();
    const panel = byId(card, 'failure');
    expect([panel.message, panel.errors]).toEqual([
      'The renewal forecast could not be loaded.',
      [{ message: 'Broken.' }],
    ]);
    panel.dispatchEvent(new CustomEvent('retried'));
    expect(graphql.refreshOf('CsRenewalForecasts')).toHaveBeenCalled();
    await expect(card).toBeAccessible();
  });

  it.each([
    ['the account', () => failRecord({ message: 'Gone.' })],
    ['the objects', () => org.failInfos({ message: 'Gone.' })],
  ])('says so when %s cannot be read', async (_, fail) => {
    const card = await drawCard();
    fail();
    await settle();
    expect(byId(card, 'failure')).not.toBeNull();
  });

  it('shows the forecast though a part of it failed', async () => {
    const card = await drawAnswered();
    graphql.emit('CsAccountSignals', { errors: [{ message: 'Broken.' }] });
    await settle();
    expect(byId(card, 'part-errors').errors).toEqual([{ message: 'Broken.' }]);
    expect(byId(card, 'headline')).not.toBeNull();
  });

  it('bears a title of the page', async () => {
    const card = await drawCard({ cardTitle: 'Next renewal' });
    expect(card.shadowRoot.querySelector('lightning-card').title).toBe('Next renewal');
  });
});
