/** Which values of Task.Status mean closed and open in this org; both are the org's own words. */

/**
 * @typedef {object} TaskStatuses
 * @property {string | null} closed the first closed value; null = the org does not say which is
 * @property {string | null} open the default, or the first that is not closed
 */

/**
 * @param {any} picklist answer of getPicklistValues for Task.Status, whose values say in `attributes.closed` what the org's setup says
 * @returns {TaskStatuses}
 * Source: UI API Developer Guide, Picklist Value (attributes)
 */
export function toTaskStatuses(picklist) {
  const { values, defaultValue } = picklist;
  const isClosed = (/** @type {any} */ value) => value?.attributes?.closed === true;
  const closed = values.find(isClosed) ?? null;
  const open =
    (defaultValue && !isClosed(findValue(values, defaultValue)) && defaultValue) ||
    values.find((/** @type {any} */ value) => !isClosed(value));
  return { closed: closed?.value ?? null, open: open?.value ?? null };
}

/**
 * @param {any[]} values
 * @param {any} wanted
 */
function findValue(values, wanted) {
  return values.find(({ value }) => value === wanted.value);
}
