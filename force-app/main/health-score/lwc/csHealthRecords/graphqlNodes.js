/** Reads what GraphQL answers. */
import { language } from 'c/csFormat';

/**
 * @param {any} data
 * @param {string} objectApiName
 * @returns {any[]}
 */
export function nodesOf(data, objectApiName) {
  return (data?.uiapi?.query?.[objectApiName]?.edges ?? []).map((/** @type {any} */ edge) => edge.node);
}

/**
 * @param {{ value?: any } | null | undefined} field
 * @returns {any} null when absent, empty or hidden
 */
export function valueOf(field) {
  return field?.value ?? null;
}

/**
 * The Japanese text for a Japanese user where there is one.
 * @param {any} english
 * @param {any} japanese
 * @returns {string | null}
 */
export function inLanguage(english, japanese) {
  const translated = language === 'ja' ? valueOf(japanese) : null;
  return translated ?? valueOf(english);
}
