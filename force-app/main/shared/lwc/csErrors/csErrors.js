/**
 * Turns every error shape of the platform into plain messages: Lightning Data Service (one error, field and page errors),
 * GraphQL (a list), Apex (`body.message`), network (`statusText`) and JavaScript (`message`).
 */

/**
 * The messages of one or many errors, each once.
 * @param {unknown} errors
 * @returns {string[]} empty when there is no error
 */
export function reduceErrors(errors) {
  const list = Array.isArray(errors) ? errors : [errors];
  return [...new Set(list.flatMap(messagesOf).filter((message) => message.trim() !== ''))];
}

/**
 * The messages of a refused record that are about one field each, by the field's API name.
 * @param {any} error of createRecord or updateRecord
 * @returns {Record<string, string[]>}
 */
export function fieldErrorsOf(error) {
  const { fieldErrors } = error?.body?.output ?? {};
  return Object.fromEntries(Object.entries(fieldErrors ?? {}).map(([field, list]) => [field, messagesIn(list)]));
}

/**
 * @param {any} error
 * @returns {string[]}
 */
function messagesOf(error) {
  if (!error) return [];
  if (typeof error === 'string') return [error];
  const { body } = error;
  if (Array.isArray(body)) return body.flatMap(messagesOf);
  if (body && typeof body === 'object') return messagesOfBody(body);
  return [error.message ?? error.statusText ?? JSON.stringify(error)];
}

/** @param {any} body */
function messagesOfBody(body) {
  const ofRecord = body.output ?? body;
  const messages = [
    ...messagesIn(ofRecord.errors),
    ...messagesIn(ofRecord.pageErrors),
    ...Object.values(ofRecord.fieldErrors ?? {}).flatMap(messagesIn),
  ];
  if (messages.length > 0) return messages;
  return [body.message ?? body.error ?? JSON.stringify(body)];
}

/** @param {unknown} list */
function messagesIn(list) {
  return Array.isArray(list) ? list.map((/** @type {any} */ item) => item?.message ?? String(item)) : [];
}
