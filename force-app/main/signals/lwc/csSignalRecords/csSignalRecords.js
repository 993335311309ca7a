/** What the components of signals read; the only files of the page that know the fields of signals, indicators, rhythms and their tasks. */
export { DEFINITIONS_QUERY, NO_DEFINITIONS, toDefinitions } from './definitions';
export { ACCOUNT_FACT_FIELDS, NEWEST_SNAPSHOT_QUERY, toAccountPaths, toNewestSnapshot } from './facts';
export {
  MY_SIGNALS_QUERY,
  MY_TASKS_QUERY,
  signalsWhere,
  tasksWhere,
  toMySignals,
  toMyTasks,
  toWholeSignal,
  toWholeTask,
} from './myDay';
export { isWithoutRights, toInfos } from './rights';
export { ACCOUNT_SIGNALS_QUERY, toSignals } from './signals';
export { ACCOUNT_TASKS_QUERY, toTasks } from './tasks';
export { MY_TEAM_QUERY, toTeam } from './team';

/** @typedef {import('./definitions').IndicatorText} IndicatorText */
/** @typedef {import('./definitions').MeasureText} MeasureText */
/** @typedef {import('./definitions').Definitions} Definitions */
/** @typedef {import('./signals').Evidence} Evidence */
/** @typedef {import('./signals').SignalRecord} SignalRecord */
/** @typedef {import('./recurrences').Recurrence} Recurrence */
/** @typedef {import('./tasks').TaskRecord} TaskRecord */
/** @typedef {import('./myDay').AccountAtStake} AccountAtStake */
/** @typedef {import('./myDay').MySignal} MySignal */
/** @typedef {import('./myDay').MyTask} MyTask */
