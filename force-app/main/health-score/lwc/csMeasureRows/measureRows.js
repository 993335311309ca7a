/** What the scoring service answers about the rows behind a measure, and how the user's own view of these records is put beside it. */
import { formatDate, formatNumber, toIsoDate } from 'c/csFormat';

/**
 * Rows of one aggregate of a measure.
 * @typedef {object} RowSet
 * @property {'of' | 'over' | 'before'} role what is measured; what it is divided by; the window before
 * @property {string} object API name
 * @property {number} total rows in all
 * @property {string | null} dateField path in the object
 * @property {string | null} field path of the amount
 * @property {string[]} ids of the newest rows
 */

/**
 * @typedef {{ apiName: string, label: string, labelPlural: string, nameFields: string[], fields: Record<string, { dataType: string }> }} ObjectInfo
 */

/** @typedef {{ id: string, name: string, date: string, amount: string }} ShownRow */

/**
 * @param {string} json
 * @returns {RowSet[]}
 * @throws {TypeError} when it is not what the service writes
 */
export function parseRows(json) {
  const { sets } = JSON.parse(json);
  if (!Array.isArray(sets)) throw new TypeError('The rows have no sets');
  return sets.map(({ role, object, total, dateField, field, ids }) => ({
    role,
    object,
    total,
    dateField: dateField ?? null,
    field: field ?? null,
    ids,
  }));
}

/**
 * What to read of the records with the user's own rights, by object.
 * @param {RowSet[]} sets
 * @param {ObjectInfo[]} infos of the objects that the user may see
 */
export function toRequest(sets, infos) {
  return infos
    .map((info) => {
      const { apiName } = info;
      const own = sets.filter(({ object, ids }) => object === apiName && ids.length > 0);
      const paths = own.flatMap(({ dateField, field }) => [dateField, field]).filter((path) => path !== null);
      return {
        recordIds: [...new Set(own.flatMap(({ ids }) => ids))],
        optionalFields: [...new Set([...namePaths(info), ...paths])].map((path) => `${apiName}.${path}`),
      };
    })
    .filter(({ recordIds }) => recordIds.length > 0);
}

/**
 * Fields that tell one record from another: its name, and the subject where the name is a mere number.
 * @param {ObjectInfo} info
 */
function namePaths({ nameFields, fields }) {
  return [...new Set([...nameFields, ...(fields.Subject ? ['Subject'] : [])])];
}

/**
 * A set as the user may see it.
 * @param {RowSet} set
 * @param {ObjectInfo | undefined} info undefined when the user may not see the object
 * @param {Map<string, any>} records that the user may see, by id
 */
export function toShownSet(set, info, records) {
  const visible = set.ids.filter((id) => records.has(id));
  const dataType = info?.fields[set.dateField ?? '']?.dataType;
  return {
    role: set.role,
    object: set.object,
    objectLabel: info?.labelPlural ?? set.object,
    dateLabel: labelOf(info, set.dateField),
    amountLabel: set.field === set.dateField ? null : labelOf(info, set.field),
    total: set.total,
    more: set.total - set.ids.length,
    hidden: set.ids.length - visible.length,
    rows: visible.map((id) => toShownRow(records.get(id), id, set, info, dataType)),
  };
}

/**
 * @param {any} record
 * @param {string} id
 * @param {RowSet} set
 * @param {ObjectInfo | undefined} info
 * @param {string | undefined} dataType of the date field
 * @returns {ShownRow}
 */
function toShownRow(record, id, set, info, dataType) {
  const names = (info ? namePaths(info) : []).map((path) => fieldAt(record, path)?.value).filter(Boolean);
  const date = set.dateField === null ? null : (fieldAt(record, set.dateField)?.value ?? null);
  const amount = set.field === null ? null : fieldAt(record, set.field);
  return {
    id,
    name: names.join(' ') || id,
    date: formatDate(
      date !== null && (dataType === 'DateTime' || date.length > 10) ? toIsoDate(Date.parse(date)) : date,
    ),
    amount:
      amount?.displayValue ??
      (typeof amount?.value === 'number' ? formatNumber(amount.value) : (amount?.value ?? formatNumber(null))),
  };
}

/**
 * A field of a record or of its parents, `Opportunity.CloseDate`.
 * @param {any} record
 * @param {string} path
 * @returns {{ value: any, displayValue: string | null } | null} null when empty on the way or not readable
 */
function fieldAt(record, path) {
  return path
    .split('.')
    .reduce((found, name) => found?.value?.fields?.[name] ?? null, /** @type {any} */ ({ value: record }));
}

/**
 * @param {any} info
 * @param {string | null} path
 * @returns {string | null}
 */
function labelOf(info, path) {
  return path === null ? null : (info?.fields[path]?.label ?? path);
}
