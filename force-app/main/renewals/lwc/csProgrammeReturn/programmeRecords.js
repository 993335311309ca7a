/** What the programme's return is worked out from: figures of full runs, and what leads have stated. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/** @typedef {import('c/csRetentionRecords').RetentionFigure} RetentionFigure */
/** @typedef {import('c/csProgrammeRules').Assumptions} Assumptions */
/** @typedef {import('c/csProgrammeRules').ProgrammeRecords} ProgrammeRecords */

/** Twelve months of the whole book. */
export const YEARS_OF_BOOK = {
  and: [{ IsCurrent__c: { eq: true } }, { Scope__c: { eq: 'Book' } }, { WindowMonths__c: { eq: 12 } }],
};

export const PROGRAMME_QUERY = gql`
  query CsProgramme {
    uiapi {
      query {
        CsProgramme__c(where: { Key__c: { eq: "Programme" } }, first: 1) {
          edges {
            node {
              Id
              StartedOn__c {
                value
              }
              LostShareBefore__c {
                value
              }
              ExpandedShareBefore__c {
                value
              }
              AccountsPerPostBefore__c {
                value
              }
              Posts__c {
                value
              }
              PostCost__c {
                value
              }
              ProgrammeCost__c {
                value
              }
              AttributedShare__c {
                value
              }
              Note__c {
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
 * What was stated, by the API name of its field; null = nothing was.
 * @param {any} data of PROGRAMME_QUERY
 * @returns {{ id: string | null, fields: Record<string, any> }}
 */
export function toProgramme(data) {
  const [node] = nodesOf(data, 'CsProgramme__c');
  const names = Object.keys(node ?? {}).filter((name) => name.endsWith('__c'));
  return { id: node?.Id ?? null, fields: Object.fromEntries(names.map((name) => [name, valueOf(node[name])])) };
}

/**
 * @param {Record<string, any>} fields
 * @returns {Assumptions}
 */
export function toAssumptions(fields) {
  const stated = (/** @type {string} */ name) => {
    const value = fields[name] ?? null;
    return value === null ? null : Math.round(value * 100);
  };
  return {
    lostShareBefore: stated('LostShareBefore__c'),
    expandedShareBefore: stated('ExpandedShareBefore__c'),
    accountsPerPostBefore: stated('AccountsPerPostBefore__c'),
    posts: stated('Posts__c'),
    postCost: stated('PostCost__c'),
    programmeCost: stated('ProgrammeCost__c'),
    attributedShare: stated('AttributedShare__c'),
  };
}

/**
 * The newest twelve months, and the last twelve that ended before the programme began.
 * @param {RetentionFigure[]} figures oldest first
 * @param {string | null} startedOn yyyy-mm-dd
 * @returns {{ records: ProgrammeRecords, now: RetentionFigure, before: RetentionFigure | null } | null} null = there are no twelve months yet
 */
export function toRecords(figures, startedOn) {
  const now = figures.at(-1);
  if (now === undefined) return null;
  const before =
    startedOn === null
      ? null
      : (figures.findLast(({ endsOn, isMonthOver }) => isMonthOver && endsOn <= startedOn) ?? null);
  const records = {
    now: retained(now),
    before: before && retained(before),
    teamNow: teamOf(now),
    teamBefore: before && teamOf(before),
  };
  return { records, now, before };
}

/** @param {RetentionFigure} figure */
function retained({ starting, churned, contracted, expanded }) {
  return { startingArr: starting, churnedArr: churned, contractedArr: contracted, expandedArr: expanded };
}

/** @param {RetentionFigure} figure */
function teamOf({ accounts, owners }) {
  return owners === null || accounts.ending === null ? null : { accounts: accounts.ending, posts: owners * 100 };
}
