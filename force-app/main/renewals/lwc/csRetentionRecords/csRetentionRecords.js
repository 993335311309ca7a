/** How ARR was kept, as full runs have written it. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/**
 * A figure; amounts are hundredths of the corporate currency, retention is percent.
 * @typedef {object} RetentionFigure
 * @property {string} key
 * @property {string} scope Book, Segment or Cohort
 * @property {string | null} value the segment or cohort; null = the whole book, or in no segment
 * @property {number} months of the window
 * @property {string} month its last day
 * @property {string} startsOn yyyy-mm-dd
 * @property {string} endsOn yyyy-mm-dd
 * @property {boolean} isMonthOver
 * @property {number} starting
 * @property {number | null} fresh ARR of new accounts; null = of a cohort
 * @property {number | null} reactivated
 * @property {number} expanded
 * @property {number} contracted
 * @property {number} churned
 * @property {number} ending
 * @property {Record<string, number | null>} accounts behind each of them
 * @property {number | null} gross
 * @property {number | null} net
 * @property {number | null} logo
 * @property {number} leftAside accounts
 * @property {number | null} crm what Accounts add up to; null = not compared
 * @property {Reconciliation | null} reconciliation
 * @property {number | null} owners of accounts
 * @property {string | null} source Records or Ledger
 * @property {string | null} recordedFrom yyyy-mm-dd
 * @property {string | null} asOf yyyy-mm-dd
 * @property {string | null} isoCode null = the org has one currency
 *
 * @typedef {object} Reconciliation
 * @property {{ accountId: string, crm: number, history: number }[]} differing
 * @property {number} differingAccounts
 * @property {{ accountId: string, reason: string }[]} leftAside
 * @property {number} leftAsideAccounts
 */

const HUNDRED = 100;

/** @param {{ hasCurrencies: boolean }} fields whether records say their currency */
export function retentionQuery({ hasCurrencies }) {
  const currency = hasCurrencies ? 'CurrencyIsoCode { value }' : '';
  return gql`
    query CsRetention($where: CsRetention__c_Filter) {
      uiapi {
        query {
          CsRetention__c(where: $where, orderBy: { Month__c: { order: ASC }, Id: { order: ASC } }, first: 2000, upperBound: 2000) {
            edges {
              node {
                Id
                Key__c { value }
                Scope__c { value }
                ScopeValue__c { value }
                WindowMonths__c { value }
                Month__c { value }
                StartsOn__c { value }
                EndsOn__c { value }
                IsMonthOver__c { value }
                StartingArr__c { value }
                NewArr__c { value }
                ReactivatedArr__c { value }
                ExpandedArr__c { value }
                ContractedArr__c { value }
                ChurnedArr__c { value }
                EndingArr__c { value }
                StartingAccounts__c { value }
                NewAccounts__c { value }
                ReactivatedAccounts__c { value }
                ExpandedAccounts__c { value }
                ContractedAccounts__c { value }
                ChurnedAccounts__c { value }
                EndingAccounts__c { value }
                GrossRetention__c { value }
                NetRetention__c { value }
                LogoRetention__c { value }
                AccountsLeftAside__c { value }
                CrmArr__c { value }
                Reconciliation__c { value }
                Owners__c { value }
                Source__c { value }
                RecordedFrom__c { value }
                AsOf__c { value }
                ${currency}
              }
            }
          }
        }
      }
    }
  `;
}

/**
 * The whole book, its cohorts, where each segment stands now, and all of one segment.
 * @param {{ value: string | null } | null} segment null = none
 * @returns {object} a filter of CsRetention__c
 */
export function retentionWhere(segment) {
  const own = segment && { and: [{ Scope__c: { eq: 'Segment' } }, { ScopeValue__c: { eq: segment.value } }] };
  const wanted = [{ Scope__c: { in: ['Book', 'Cohort'] } }, { IsMonthOver__c: { eq: false } }];
  return { and: [{ IsCurrent__c: { eq: true } }, { or: own ? [...wanted, own] : wanted }] };
}

/** Names of accounts, as far as the user may see them. */
export const NAMES_QUERY = gql`
  query CsRetentionAccounts($ids: [ID]) {
    uiapi {
      query {
        Account(where: { Id: { in: $ids } }, first: 200) {
          edges {
            node {
              Id
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/**
 * @param {any} data of NAMES_QUERY
 * @returns {Map<string, string>} by id
 */
export function toNames(data) {
  return new Map(nodesOf(data, 'Account').map((node) => [node.Id, valueOf(node.Name) ?? '']));
}

/**
 * @param {any} data of retentionQuery
 * @returns {RetentionFigure[]} oldest first
 */
export function toFigures(data) {
  return nodesOf(data, 'CsRetention__c').map(toFigure);
}

/**
 * @param {any} node
 * @returns {RetentionFigure}
 */
function toFigure(node) {
  const amount = (/** @type {string} */ name) => toHundredths(valueOf(node[`${name}Arr__c`]));
  const count = (/** @type {string} */ name) => valueOf(node[`${name}Accounts__c`]);
  return {
    key: valueOf(node.Key__c) ?? node.Id,
    scope: valueOf(node.Scope__c),
    value: valueOf(node.ScopeValue__c),
    months: valueOf(node.WindowMonths__c) ?? 0,
    month: valueOf(node.Month__c),
    startsOn: valueOf(node.StartsOn__c),
    endsOn: valueOf(node.EndsOn__c),
    isMonthOver: valueOf(node.IsMonthOver__c) === true,
    starting: amount('Starting') ?? 0,
    fresh: amount('New'),
    reactivated: amount('Reactivated'),
    expanded: amount('Expanded') ?? 0,
    contracted: amount('Contracted') ?? 0,
    churned: amount('Churned') ?? 0,
    ending: amount('Ending') ?? 0,
    accounts: {
      starting: count('Starting'),
      fresh: count('New'),
      reactivated: count('Reactivated'),
      expanded: count('Expanded'),
      contracted: count('Contracted'),
      churned: count('Churned'),
      ending: count('Ending'),
    },
    gross: valueOf(node.GrossRetention__c),
    net: valueOf(node.NetRetention__c),
    logo: valueOf(node.LogoRetention__c),
    leftAside: valueOf(node.AccountsLeftAside__c) ?? 0,
    crm: toHundredths(valueOf(node.CrmArr__c)),
    reconciliation: toReconciliation(valueOf(node.Reconciliation__c)),
    owners: valueOf(node.Owners__c),
    source: valueOf(node.Source__c),
    recordedFrom: valueOf(node.RecordedFrom__c),
    asOf: valueOf(node.AsOf__c),
    isoCode: valueOf(node.CurrencyIsoCode),
  };
}

/** @param {number | null} amount */
function toHundredths(amount) {
  return amount === null ? null : Math.round(amount * HUNDRED);
}

/**
 * @param {string | null} text
 * @returns {Reconciliation | null} null when there is none, or in a form that is not known
 */
function toReconciliation(text) {
  try {
    const read = text === null ? null : JSON.parse(text);
    return read?.schema === 1 ? read : null;
  } catch {
    return null;
  }
}
