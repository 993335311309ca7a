/** What every form of ours does with its fields. A field is an element with `data-field`, the API name of what it holds. */
import { fieldErrorsOf, reduceErrors } from 'c/csErrors';

/**
 * @typedef {HTMLElement & { dataset: { field: string }, value: any, setCustomValidity(message: string): void, reportValidity(): boolean }} FormField
 */

/**
 * A component that saves one record.
 * @typedef {import('lwc').LightningElement & { isSaving: boolean, refusals: string[] }} SavingForm
 *   refusals: what the org said that belongs to no field
 */

/**
 * What `saved` tells.
 * @typedef {{ message: string, change?: Record<string, unknown> }} Saved
 */

/**
 * @param {import('lwc').LightningElement} form
 * @returns {FormField[]} in the order of the page
 */
export function fieldsOf(form) {
  return /** @type {FormField[]} */ ([...(form.template?.querySelectorAll('[data-field]') ?? [])]);
}

/**
 * Saves what a form holds: nothing while a field is invalid. Sends `saved`, or shows what the org refused.
 * @param {SavingForm} form
 * @param {() => Promise<Saved>} save writes the record
 */
export async function saveForm(form, save) {
  const fields = fieldsOf(form);
  if (!checkFields(fields)) return;
  form.isSaving = true;
  form.refusals = [];
  try {
    const detail = await save();
    form.dispatchEvent(new CustomEvent('saved', { detail }));
  } catch (error) {
    form.refusals = showRefusal(fields, error);
  } finally {
    form.isSaving = false;
  }
}

/**
 * Whether every field is valid; those that are not say why, and the first of them gets the cursor.
 * @param {FormField[]} fields
 */
export function checkFields(fields) {
  const invalid = fields.filter((field) => !field.reportValidity());
  invalid[0]?.focus();
  return invalid.length === 0;
}

/**
 * Shows what the org refused at the fields it is about.
 * @param {FormField[]} fields
 * @param {unknown} error of createRecord or updateRecord
 * @returns {string[]} messages that belong to no field of the form
 */
export function showRefusal(fields, error) {
  const byField = fieldErrorsOf(error);
  const shown = fields.filter(({ dataset }) => byField[dataset.field]);
  for (const field of shown) {
    field.setCustomValidity(byField[field.dataset.field].join(' '));
    field.reportValidity();
  }
  shown[0]?.focus();
  const atFields = shown.flatMap(({ dataset }) => byField[dataset.field]);
  return reduceErrors(error).filter((message) => !atFields.includes(message));
}

/**
 * Takes back what the org said about a field, since its value is another now.
 * @param {EventTarget | null} field
 */
export function forgetRefusal(field) {
  /** @type {FormField} */ (field).setCustomValidity('');
}
