import { apiPath, request } from 'platform/http'
import { wireAdapter } from 'platform/wire'

const nameOf = (objectApiName) => (typeof objectApiName === 'string' ? objectApiName : objectApiName?.objectApiName)
const infos = new Map()

/** Object infos do not change while a page is open. */
function objectInfo(name) {
  if (!infos.has(name)) {
    const info = request('GET', apiPath(`/ui-api/object-info/${name}`))
    infos.set(name, info)
    info.catch(() => infos.delete(name))
  }
  return infos.get(name)
}

export const getObjectInfo = wireAdapter({
  isReady: ({ objectApiName }) => Boolean(nameOf(objectApiName)),
  load: ({ objectApiName }) => objectInfo(nameOf(objectApiName)),
})

export const getObjectInfos = wireAdapter({
  isReady: ({ objectApiNames }) => objectApiNames?.length > 0,
  load: async ({ objectApiNames }) => ({
    results: await Promise.all(
      objectApiNames.map((name) =>
        objectInfo(nameOf(name)).then(
          (result) => ({ statusCode: 200, result }),
          ({ status, body }) => ({ statusCode: status, result: [body] }),
        ),
      ),
    ),
  }),
})

export const getPicklistValues = wireAdapter({
  isReady: ({ recordTypeId, fieldApiName }) => Boolean(recordTypeId) && Boolean(fieldApiName),
  load: ({ recordTypeId, fieldApiName }) => {
    const [objectName, field] =
      typeof fieldApiName === 'string' ? fieldApiName.split('.') : [fieldApiName.objectApiName, fieldApiName.fieldApiName]
    return request('GET', apiPath(`/ui-api/object-info/${objectName}/picklist-values/${recordTypeId}/${field}`))
  },
})

export const getPicklistValuesByRecordType = wireAdapter({
  isReady: ({ objectApiName, recordTypeId }) => Boolean(nameOf(objectApiName)) && Boolean(recordTypeId),
  load: ({ objectApiName, recordTypeId }) =>
    request('GET', apiPath(`/ui-api/object-info/${nameOf(objectApiName)}/picklist-values/${recordTypeId}`)),
})
