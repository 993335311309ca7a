import CsRetentionCohorts from 'c/csRetentionCohorts';
import { toFigures } from 'c/csRetentionRecords';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { retentionPage, retentionRecord } from 'test/retention';

const cohort = (ScopeValue__c, WindowMonths__c, different = {}) =>
  retentionRecord({
    Scope__c: 'Cohort',
    ScopeValue__c,
    WindowMonths__c,
    Key__c: `${ScopeValue__c}:${WindowMonths__c}`,
    ...different,
  });

async function drawCohorts(records) {
  const element = draw('c-cs-retention-cohorts', CsRetentionCohorts, { figures: toFigures(retentionPage(records)) });
  await settle();
  return element;
}

const rowsOf = (element) => [...element.shadowRoot.querySelectorAll('tbody tr')].map(textOf);

describe('c-cs-retention-cohorts', () => {
  afterEach(clearPage);

  it('prints each value with its accounts, oldest cohort first, and marks rates of few accounts', async () => {
    const element = await drawCohorts([
      cohort('2026-Q1', 0, { NetRetention__c: 100, EndingAccounts__c: 10 }),
      cohort('2025-Q4', 3, { NetRetention__c: 85, StartingAccounts__c: 4, EndingAccounts__c: 3 }),
      cohort('2025-Q4', 0, { NetRetention__c: 100, StartingAccounts__c: 4, EndingAccounts__c: 4 }),
    ]);
    expect(rowsOf(element)).toEqual([
      '2025 Q4 4 ¥1,000 100% * 4 of 4 accounts still have ARR 85% * 3 of 4 accounts still have ARR',
      '2026 Q1 10 ¥1,000 100% 10 of 10 accounts still have ARR',
    ]);
    await expect(element).toBeAccessible();
  });

  it('shows another rate when it is chosen', async () => {
    const element = await drawCohorts([cohort('2026-Q1', 0, { LogoRetention__c: 64 })]);
    byId(element, 'measure').dispatchEvent(new CustomEvent('change', { detail: { value: 'logo' } }));
    await settle();
    expect(rowsOf(element)[0]).toContain('64%');
  });
});
