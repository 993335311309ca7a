/** Which fields of accounts a book can be filtered and broken down by: what the user may see, as getObjectInfo tells. */
import { compareText } from 'c/csFormat';

/** @typedef {'text' | 'number' | 'date' | 'instant' | 'picklist' | 'multi' | 'boolean'} Kind */

/**
 * @typedef {object} AccountField
 * @property {string} name what the field is known by here: its API name
 * @property {string} label in the user's language
 * @property {Kind} kind
 * @property {string[]} path API names that lead to the value: one, or a relationship and the name of what it leads to
 */

/** @type {Record<string, Kind>} */
const KINDS = {
  String: 'text',
  TextArea: 'text',
  Email: 'text',
  Phone: 'text',
  Url: 'text',
  ComboBox: 'text',
  Int: 'number',
  Long: 'number',
  Double: 'number',
  Currency: 'number',
  Percent: 'number',
  Date: 'date',
  DateTime: 'instant',
  Picklist: 'picklist',
  MultiPicklist: 'multi',
  Boolean: 'boolean',
};

/** Kinds with few enough values to make groups of. */
const SEGMENT_TYPES = ['Picklist', 'ComboBox', 'Boolean', 'String'];

/**
 * @param {{ fields: Record<string, any> }} info of Account
 * @returns {AccountField[]} by their labels
 */
export function filterFields({ fields }) {
  return sorted(Object.values(fields).flatMap((field) => toField(field) ?? []));
}

/**
 * Picklists first: they are what segments mostly are.
 * @param {{ fields: Record<string, any> }} info of Account
 * @returns {AccountField[]}
 */
export function segmentFields({ fields }) {
  const wanted = Object.values(fields).filter(
    ({ dataType, nameField, unique, externalId }) =>
      SEGMENT_TYPES.includes(dataType) && !nameField && !unique && !externalId,
  );
  const all = sorted(wanted.flatMap((field) => toField(field) ?? []));
  const isPicklist = (/** @type {AccountField} */ { kind }) => kind === 'picklist';
  return [...all.filter(isPicklist), ...all.filter((field) => !isPicklist(field))];
}

/**
 * @param {any} info of a field
 * @returns {AccountField | null} null = nothing can be asked about it
 */
function toField({ apiName, label, dataType, filterable, compound, relationshipName, referenceToInfos }) {
  if (filterable === false || compound === true) return null;
  if (dataType === 'Reference') {
    const [target, ...others] = referenceToInfos ?? [];
    const [nameField] = target?.nameFields ?? [];
    const leadsToName = relationshipName && nameField && others.length === 0;
    return leadsToName ? { name: apiName, label, kind: 'text', path: [relationshipName, nameField] } : null;
  }
  const kind = KINDS[dataType];
  return kind ? { name: apiName, label, kind, path: [apiName] } : null;
}

/** @param {AccountField[]} fields */
function sorted(fields) {
  return fields.toSorted((left, right) => compareText(left.label, right.label));
}
