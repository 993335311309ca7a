/** Labels, help and choices of an object's fields, as the org gives them in the user's language. */

/**
 * @typedef {object} FieldText
 * @property {string} label
 * @property {string} help
 * @property {number | undefined} length most characters
 * @property {{ label: string, value: string }[]} options of a picklist, by API value
 */

/** @typedef {Record<string, FieldText>} FieldTexts by API name of the field */

/**
 * @param {any} objectInfo of lightning/uiObjectInfoApi
 * @param {any} picklists of getPicklistValuesByRecordType
 * @returns {FieldTexts} a field that the user may not see stands with its API name
 */
export function toFieldTexts(objectInfo, picklists) {
  /** @type {FieldTexts} */
  const known = {};
  for (const [name, field] of Object.entries(objectInfo.fields)) {
    known[name] = {
      label: field.label,
      help: field.inlineHelpText ?? '',
      length: field.length || undefined,
      options: (picklists?.picklistFieldValues[name]?.values ?? []).map(
        (/** @type {{ label: string, value: string }} */ { label, value }) => ({ label, value }),
      ),
    };
  }
  return known;
}

/**
 * The field's texts; its API name where the org told none.
 * @param {FieldTexts | undefined} texts
 * @param {string} name
 * @returns {FieldText}
 */
export function textOf(texts, name) {
  return texts?.[name] ?? { label: name, help: '', length: undefined, options: [] };
}

/**
 * The word for a picklist's value.
 * @param {FieldTexts | undefined} texts
 * @param {string} name
 * @param {string} value API value
 */
export function wordOf(texts, name, value) {
  return textOf(texts, name).options.find((option) => option.value === value)?.label ?? value;
}

/**
 * Every word of a picklist, by API value.
 * @param {FieldTexts | undefined} texts
 * @param {string} name
 * @returns {Record<string, string>}
 */
export function wordsOf(texts, name) {
  return Object.fromEntries(textOf(texts, name).options.map(({ value, label }) => [value, label]));
}

/**
 * The labels of fields, as the headings of a table want them.
 * @param {FieldTexts | undefined} texts
 * @param {string[]} names
 * @returns {Record<string, string>} by API name
 */
export function labelsOf(texts, names) {
  return Object.fromEntries(names.map((name) => [name, textOf(texts, name).label]));
}
