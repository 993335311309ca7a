/** Reads what GraphQL answers. */
import { language } from 'c/csFormat';

/**
 * @param {any} data
 * @param {string} objectApiName
 * @returns {any[]} empty when the data is not here yet
 */
export function nodesOf(data, objectApiName) {
  return (data?.uiapi?.query?.[objectApiName]?.edges ?? []).map((/** @type {any} */ edge) => edge.node);
}

/**
 * Where the next page begins; null = this was the last.
 * @param {any} data
 * @param {string} objectApiName
 * @returns {string | null}
 */
export function nextCursorOf(data, objectApiName) {
  const { pageInfo } = data?.uiapi?.query?.[objectApiName] ?? {};
  return pageInfo?.hasNextPage ? pageInfo.endCursor : null;
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
