/** What a day of work is made of: tasks that are due, and signals that are new, newly resolved or behind a task. */
import { nextCursorOf, nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';
import { toSignal } from './signals';
import { toTask } from './tasks';

/** @typedef {{ id: string, name: string, arr: number | null }} AccountAtStake */
/** @typedef {import('./signals').SignalRecord} SignalRecord */
/** @typedef {import('./tasks').TaskRecord} TaskRecord */
/** @typedef {Pick<SignalRecord, 'id' | 'kind' | 'urgency' | 'status' | 'trueSince' | 'openedOn' | 'closedOn'>} KnownOfSignal */
/** @typedef {Pick<TaskRecord, 'id' | 'isClosed' | 'isHighPriority' | 'dueOn' | 'signalId'>} KnownOfTask */

/**
 * A signal as far as the plan of a day needs it. Lightning Web Security makes each field that is read of an answer dear: of thousands of rows
 * the rest is read when one is shown (`toWholeSignal`).
 * @typedef {KnownOfSignal & { account: AccountAtStake, node: any }} MySignal `node`: what GraphQL said of it
 */
/** @typedef {KnownOfTask & { account: AccountAtStake, node: any }} MyTask the same of a task (`toWholeTask`) */

export const MY_TASKS_QUERY = gql`
  query CsMyTasks($where: Task_Filter, $after: String) {
    uiapi {
      query {
        Task(
          where: $where
          orderBy: { ActivityDate: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 500
          after: $after
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              Subject @optional {
                value
              }
              Status @optional {
                value
              }
              IsClosed {
                value
              }
              IsHighPriority @optional {
                value
              }
              ActivityDate @optional {
                value
              }
              OwnerId @optional {
                value
              }
              Owner @optional {
                ... on User {
                  Name {
                    value
                  }
                }
              }
              CsParty__c @optional {
                value
              }
              CsSignalId__c @optional {
                value
              }
              CsKey__c @optional {
                value
              }
              AccountId {
                value
              }
              Account @optional {
                Name @optional {
                  value
                }
                CsArr__c @optional {
                  value
                }
              }
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

export const MY_SIGNALS_QUERY = gql`
  query CsMySignals($where: CsSignal__c_Filter, $after: String) {
    uiapi {
      query {
        CsSignal__c(
          where: $where
          orderBy: { OpenedOn__c: { order: DESC, nulls: LAST }, Id: { order: ASC } }
          first: 500
          after: $after
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              IndicatorKey__c @optional {
                value
              }
              Kind__c {
                value
              }
              Urgency__c @optional {
                value
              }
              Status__c {
                value
              }
              TrueSince__c @optional {
                value
              }
              OpenedOn__c @optional {
                value
              }
              ClosedOn__c @optional {
                value
              }
              ClosingNote__c @optional {
                value
              }
              Reason__c @optional {
                value
              }
              Evidence__c @optional {
                value
              }
              ClosingEvidence__c @optional {
                value
              }
              Account__c {
                value
              }
              Account__r @optional {
                Name @optional {
                  value
                }
                CsArr__c @optional {
                  value
                }
              }
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

/**
 * Tasks on accounts: those open and due by today, and the open or lately changed ones of signals, which tell whose the signals are.
 * @param {{ userIds: string[] | null, today: string, changedSince: string }} wanted `userIds` null = everybody's, of signals and playbooks alone
 */
export function tasksWhere({ userIds, today, changedSince }) {
  const isDue = { IsClosed: { eq: false }, ActivityDate: { lte: { value: today } } };
  if (userIds === null) {
    return {
      and: [{ AccountId: { ne: null } }, isDue, { or: [{ CsKey__c: { ne: null } }, { CsSignalId__c: { ne: null } }] }],
    };
  }
  const ofSignal = {
    CsSignalId__c: { ne: null },
    or: [{ IsClosed: { eq: false } }, { LastModifiedDate: { gte: { value: changedSince } } }],
  };
  return { and: [{ AccountId: { ne: null } }, { OwnerId: isOneOf(userIds) }, { or: [isDue, ofSignal] }] };
}

/**
 * Signals that are open, or closed since a day: of the users' accounts, and those behind the users' tasks.
 * @param {{ userIds: string[] | null, since: string, signalIds: string[] }} wanted `userIds` null = of all accounts
 */
export function signalsWhere({ userIds, since, signalIds }) {
  const isOpen = { Status__c: { in: ['Open', 'Snoozed', 'Queued'] } };
  const isNew = { or: [isOpen, { Status__c: { eq: 'Resolved' }, ClosedOn__c: { gte: { value: since } } }] };
  if (userIds === null) return isNew;
  const isMine = { or: [{ Account__r: { OwnerId: isOneOf(userIds) } }, { Id: { in: signalIds } }] };
  return { and: [isNew, isMine] };
}

/** @param {string[]} ids */
function isOneOf(ids) {
  return ids.length === 1 ? { eq: ids[0] } : { in: ids };
}

/**
 * @param {any} data of MY_TASKS_QUERY
 * @param {string} today yyyy-mm-dd
 * @returns {{ due: MyTask[], signalIds: string[], count: number, nextCursor: string | null }} `signalIds`: of all `count` tasks that were read
 */
export function toMyTasks(data, today) {
  const tasks = nodesOf(data, 'Task').map((node) => ({
    node,
    dueOn: valueOf(node.ActivityDate),
    signalId: valueOf(node.CsSignalId__c),
  }));
  const due = tasks
    .filter(({ node, dueOn }) => dueOn !== null && dueOn <= today && valueOf(node.IsClosed) !== true)
    .map((task) => ({
      ...task,
      id: task.node.Id,
      isClosed: false,
      isHighPriority: valueOf(task.node.IsHighPriority) === true,
      account: toAccount(task.node.AccountId, task.node.Account),
    }));
  const signalIds = tasks.flatMap(({ signalId }) => (signalId === null ? [] : [signalId]));
  return { due, signalIds: [...new Set(signalIds)], count: tasks.length, nextCursor: nextCursorOf(data, 'Task') };
}

/**
 * @param {any} data of MY_SIGNALS_QUERY
 * @returns {{ rows: MySignal[], nextCursor: string | null }}
 */
export function toMySignals(data) {
  const rows = nodesOf(data, 'CsSignal__c').map((node) => ({
    id: node.Id,
    kind: valueOf(node.Kind__c),
    urgency: valueOf(node.Urgency__c) ?? 'Normal',
    status: valueOf(node.Status__c),
    trueSince: valueOf(node.TrueSince__c),
    openedOn: valueOf(node.OpenedOn__c),
    closedOn: valueOf(node.ClosedOn__c),
    account: toAccount(node.Account__c, node.Account__r),
    node,
  }));
  return { rows, nextCursor: nextCursorOf(data, 'CsSignal__c') };
}

/**
 * What is known of the task by now wins over what was read.
 * @template {MyTask} Task
 * @param {Task} task
 * @returns {TaskRecord & Omit<Task, 'node'>}
 */
export function toWholeTask({ node, ...known }) {
  return { ...toTask(node), ...known };
}

/**
 * @param {MySignal} signal
 * @returns {SignalRecord & { account: AccountAtStake }}
 */
export function toWholeSignal({ node, ...known }) {
  return { ...toSignal(node), ...known };
}

/**
 * @param {any} id
 * @param {any} account
 * @returns {AccountAtStake}
 */
function toAccount(id, account) {
  return { id: valueOf(id), name: valueOf(account?.Name) ?? '', arr: valueOf(account?.CsArr__c) };
}
