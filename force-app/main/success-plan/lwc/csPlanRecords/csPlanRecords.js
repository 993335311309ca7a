/** What the components of the success plan read; the only files of the page that know the fields of goals, milestones and stakeholders. */
export { PLAN_QUERY, toGoals, toMilestones } from './plan';
export { OPEN_TASKS_QUERY, tasksByParty, toOpenTasks } from './openTasks';
export { STAKEHOLDERS_QUERY, toStakeholders } from './stakeholders';

/** @typedef {import('./openTasks').OpenTask} OpenTask */
