/** What the user may do with an object. */

/** @typedef {{ apiName: string, updateable: boolean, createable: boolean, defaultRecordTypeId: string, fields: Record<string, any> }} ObjectInfo */

/**
 * @param {any} data of getObjectInfos
 * @returns {(ObjectInfo | null)[]} in the order asked; null = the user may not see the object
 */
export function toInfos(data) {
  return data.results.map((/** @type {any} */ { statusCode, result }) => (statusCode === 200 ? result : null));
}

/**
 * Whether every object is there for the user with the fields without which nothing can be shown.
 * @param {(ObjectInfo | null)[]} infos
 * @param {Record<string, string[]>} needed field API names by object API name
 */
export function isWithoutRights(infos, needed) {
  return !Object.entries(needed).every(([apiName, fields]) => {
    const info = infos.find((one) => one?.apiName === apiName);
    return info && fields.every((field) => field in info.fields);
  });
}
