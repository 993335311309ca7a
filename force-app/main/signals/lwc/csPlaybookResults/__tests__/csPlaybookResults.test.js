import CsPlaybookResults from 'c/csPlaybookResults';
import { graphql } from 'lightning/graphql';
import { toNode } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function result(name, different = {}) {
  const { status = 'Active', period = 'Last365Days', japaneseName = null, ...fields } = different;
  return {
    Id: `a0R${name}`,
    Key__c: `${name}:${period}`,
    Period__c: period,
    AsOf__c: '2026-11-22',
    Fired__c: 14,
    Resolved__c: 12,
    Dismissed__c: 0,
    StillOpen__c: 2,
    MedianDaysToResolve__c: 6.5,
    TasksDue__c: 40,
    TasksDoneInTime__c: 30,
    RenewalsWith__c: 14,
    RenewedWith__c: 12,
    RenewalsWithout__c: 52,
    RenewedWithout__c: 40,
    Playbook__r: { Id: `a0P${name}`, ...toNode({ Name: name, JapaneseName__c: japaneseName, Status__c: status }) },
    ...fields,
  };
}

const NOTHING = {
  Fired__c: 0,
  Resolved__c: 0,
  StillOpen__c: 0,
  MedianDaysToResolve__c: null,
  TasksDue__c: 0,
  TasksDoneInTime__c: 0,
  RenewalsWith__c: 0,
  RenewedWith__c: 0,
};

function page(results) {
  const edges = results.map(({ Playbook__r, ...fields }) => ({ node: { ...toNode(fields), Playbook__r } }));
  return { uiapi: { query: { CsPlaybookResult__c: { edges } } } };
}

async function drawResults(results) {
  const element = draw('c-cs-playbook-results', CsPlaybookResults);
  await settle();
  graphql.emit('CsPlaybookResults', { data: page(results) });
  await settle();
  return element;
}

const sharesOf = (element) => [...element.querySelectorAll('c-cs-share')].map(({ share }) => share);
const namesOf = (element) => [...element.shadowRoot.querySelectorAll('c-cs-record-link')].map(({ label }) => label);

async function sortBy(element, key) {
  element.shadowRoot.querySelector(`button[data-key="${key}"]`).click();
  await settle();
  return namesOf(element);
}

describe('c-cs-playbook-results', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    graphql.reset();
    jest.restoreAllMocks();
  });

  it('shows what became of each playbook, with its counts', async () => {
    const element = await drawResults([result('Save plan', { Dismissed__c: 1, StillOpen__c: 1 })]);
    const [row] = element.shadowRoot.querySelectorAll('tbody tr');
    expect(namesOf(element)).toEqual(['Save plan']);
    expect([...row.querySelectorAll('.number, .aside')].map(textOf)).toEqual(['14', '1 dismissed', '1', '6.5']);
    expect(sharesOf(row)).toEqual([
      { part: 12, of: 14 },
      { part: 30, of: 40 },
      { part: 12, of: 14 },
      { part: 40, of: 52 },
    ]);
    expect(textOf(byId(element, 'up-to'))).toBe('Figures up to Nov 22, 2026');
    expect(byId(element, 'old')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('has no word that claims a cause', async () => {
    const element = await drawResults([result('Save plan')]);
    expect(textOf(element.shadowRoot)).not.toMatch(/because|effect|saved|caus|thanks|impact|improve/i);
  });

  it('shows the year at first, and 90 days on demand', async () => {
    const element = await drawResults([result('A'), result('A', { period: 'Last90Days', Fired__c: 3 })]);
    const fired = () => textOf(element.shadowRoot.querySelector('td.number'));
    expect(fired()).toBe('14');
    byId(element, 'period').dispatchEvent(new CustomEvent('change', { detail: { value: 'Last90Days' } }));
    await settle();
    expect(fired()).toBe('3');
  });

  it('sorts by share and name, playbooks without a figure last either way', async () => {
    const element = await drawResults([
      result('Low', { Resolved__c: 2 }),
      result('None', NOTHING),
      result('High', { Fired__c: 2, Resolved__c: 2 }),
    ]);
    expect(namesOf(element)).toEqual(['Low', 'High', 'None']);
    expect(await sortBy(element, 'resolved')).toEqual(['High', 'Low', 'None']);
    expect(await sortBy(element, 'resolved')).toEqual(['Low', 'High', 'None']);
    expect(element.shadowRoot.querySelectorAll('th[aria-sort="ascending"]')).toHaveLength(1);
    expect(await sortBy(element, 'name')).toEqual(['High', 'Low', 'None']);
    expect(await sortBy(element, 'medianDays')).toEqual(['High', 'Low', 'None']);
  });

  it('leaves out records of an older count, of deleted playbooks, and of unused ones of which nothing has become', async () => {
    const element = await drawResults([
      result('Now'),
      result('Renamed', { AsOf__c: '2026-11-20' }),
      result('Deleted', { Playbook__r: null }),
      result('Draft', { ...NOTHING, status: 'Draft' }),
      result('Retired', { status: 'Retired' }),
    ]);
    expect(namesOf(element)).toEqual(['Now', 'Retired']);
  });

  it.each([
    ['before the first count', []],
    ['where a count found nothing', [result('A', NOTHING)]],
  ])('says that no playbook has fired yet, %s', async (_, results) => {
    const element = await drawResults(results);
    expect(byId(element, 'empty').heading).toBe('No playbook has fired yet');
    expect(element.shadowRoot.querySelector('table')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('says how old the figures are once a day went by without a count', async () => {
    const fresh = await drawResults([result('A', { AsOf__c: '2026-11-21' })]);
    expect(byId(fresh, 'old')).toBeNull();
    clearPage();
    graphql.reset();
    const old = await drawResults([result('A', { AsOf__c: '2026-11-18' })]);
    expect(textOf(byId(old, 'old'))).toBe('4 days old: no full run has counted since');
  });

  it('says why there are no renewals where the org names none', async () => {
    const unknown = {
      RenewalsWith__c: null,
      RenewedWith__c: null,
      RenewalsWithout__c: null,
      RenewedWithout__c: null,
    };
    const element = await drawResults([result('A', unknown)]);
    expect(sharesOf(element.shadowRoot.querySelector('tbody')).slice(2)).toEqual([null, null]);
    expect(textOf(byId(element, 'note'))).toMatch(/^Renewals are not counted, as the mapping RenewalOpportunity/);
  });

  it('draws a placeholder while it loads', async () => {
    const element = draw('c-cs-playbook-results', CsPlaybookResults);
    await settle();
    expect(textOf(byId(element, 'loading'))).toBe('Loading…');
    await expect(element).toBeAccessible();
  });

  it('says that the results could not be loaded, and tries again', async () => {
    const element = draw('c-cs-playbook-results', CsPlaybookResults);
    await settle();
    graphql.emit('CsPlaybookResults', { errors: [{ message: 'Timeout' }] });
    await settle();
    const panel = element.shadowRoot.querySelector('c-cs-error-panel');
    expect(panel.message).toBe('The playbook results could not be loaded.');
    panel.dispatchEvent(new CustomEvent('retried'));
    expect(graphql.refreshOf('CsPlaybookResults')).toHaveBeenCalledTimes(1);
  });
});
