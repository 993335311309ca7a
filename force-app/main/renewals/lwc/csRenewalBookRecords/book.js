/** The renewals of a book: one an account, as the account shows it. */
import { nextCursorOf, nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/**
 * @typedef {object} BookRecord
 * @property {string} id of the account
 * @property {string} name
 * @property {string} date of the renewal, yyyy-mm-dd
 * @property {number | null} arr in the currency of the account
 * @property {number | null} likelihood percent
 * @property {string | null} category API value of CsRenewalCategory
 * @property {string | null} band API value of CsHealthBand__c
 * @property {number | null} openRisks
 * @property {string | null} ownerId
 * @property {string | null} owner name of the CSM
 * @property {string | null} isoCode currency of the account; null = the org has one
 * @property {string | null} segment value of the field that was asked for
 * @property {string | null} segmentText
 */

/**
 * What of a book is asked for.
 * @typedef {object} Wanted
 * @property {string | null} userId whose accounts; null = all that the user may see
 * @property {{ until: string } | { literal: string }} period all up to a day with what is overdue, or a date literal of the org
 * @property {object[]} conditions on Account, as GraphQL writes them
 */

/** Beyond this a page cannot add up at once; the latest renewals are cut off. */
export const MAX_ROWS = 20_000;

/** A wire reads again when its query is another object. @type {Map<string, ReturnType<typeof gql>>} */
const queries = new Map();

/**
 * The same for the same fields.
 * @param {{ hasCurrencies: boolean, segment: string | null }} fields whether accounts say their currency; the field to break down by
 */
export function bookQuery({ hasCurrencies, segment }) {
  const key = `${hasCurrencies} ${segment}`;
  const query = queries.get(key) ?? toQuery(hasCurrencies, segment);
  queries.set(key, query);
  return query;
}

/**
 * @param {boolean} hasCurrencies
 * @param {string | null} segment
 */
function toQuery(hasCurrencies, segment) {
  const currency = hasCurrencies ? 'CurrencyIsoCode { value }' : '';
  const broken = segment === null ? '' : `${segment} @optional { value displayValue }`;
  return gql`
    query CsRenewalBook($where: Account_Filter, $after: String) {
      uiapi {
        query {
          Account(
            where: $where
            orderBy: { CsRenewalDate__c: { order: ASC }, Id: { order: ASC } }
            first: 2000
            after: $after
            upperBound: 20000
          ) {
            edges {
              node {
                Id
                Name {
                  value
                }
                CsRenewalDate__c {
                  value
                }
                CsArr__c @optional {
                  value
                }
                CsRenewalLikelihood__c @optional {
                  value
                }
                CsRenewalCategory__c @optional {
                  value
                }
                CsHealthBand__c @optional {
                  value
                }
                CsOpenRisks__c @optional {
                  value
                }
                OwnerId @optional {
                  value
                }
                Owner @optional {
                  Name @optional {
                    value
                  }
                }
                ${currency}
                ${broken}
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `;
}

/**
 * @param {Wanted} wanted
 * @returns {object} a filter of Account
 */
export function bookWhere({ userId, period, conditions }) {
  const isDue = 'until' in period ? { lte: { value: period.until } } : { eq: { literal: period.literal } };
  const isMine = userId === null ? [] : [{ OwnerId: { eq: userId } }];
  return { and: [{ CsRenewalDate__c: isDue }, ...isMine, ...conditions] };
}

/**
 * @param {any} data of bookQuery
 * @param {string | null} segment the field asked for
 * @returns {{ records: BookRecord[], nextCursor: string | null }}
 */
export function toBookPage(data, segment) {
  const records = nodesOf(data, 'Account').map((node) => toRecord(node, segment));
  return { records, nextCursor: nextCursorOf(data, 'Account') };
}

/**
 * @param {any} node
 * @param {string | null} segment
 * @returns {BookRecord}
 */
function toRecord(node, segment) {
  const broken = segment === null ? null : node[segment];
  const value = valueOf(broken);
  return {
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    date: valueOf(node.CsRenewalDate__c),
    arr: valueOf(node.CsArr__c),
    likelihood: valueOf(node.CsRenewalLikelihood__c),
    category: valueOf(node.CsRenewalCategory__c),
    band: valueOf(node.CsHealthBand__c),
    openRisks: valueOf(node.CsOpenRisks__c),
    ownerId: valueOf(node.OwnerId),
    owner: valueOf(node.Owner?.Name),
    isoCode: valueOf(node.CurrencyIsoCode),
    segment: value === null ? null : String(value),
    segmentText: value === null ? null : String(broken.displayValue ?? value),
  };
}
