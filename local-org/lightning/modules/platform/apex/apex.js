import { request } from 'platform/http'
import { reloadSource, wireAdapter } from 'platform/wire'

/** What `import rescore from '@salesforce/apex/CsHealthController.rescore'` gives: a function to call and an adapter to wire. */
export function apexMethod(name) {
  const call = (parameters) => request('POST', `/lightning/apex/${name.replace('.', '/')}`, parameters ?? {})
  const method = (parameters) => call(parameters)
  method.adapter = wireAdapter({
    isReady: (config) => Object.values(config).every((value) => value !== undefined),
    load: call,
  })
  return method
}

export const refreshApex = reloadSource

/** Field of an sObject as Apex returns it. */
export function getSObjectValue(sobject, field) {
  const path = typeof field === 'string' ? field.slice(field.indexOf('.') + 1) : field.fieldApiName
  return path.split('.').reduce((value, name) => value?.[name], sobject)
}
