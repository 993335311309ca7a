/**
 * Types of the platform modules that have no npm package, as far as our components use them.
 * Source: LWC Developer Guide, reference of lightning/uiRecordApi, lightning/graphql, lightning/navigation, platformShowToastEvent.
 */
declare module '@salesforce/label/*' {
  const label: string
  export default label
}

declare module '@salesforce/i18n/*' {
  const value: string
  export default value
}

declare module '@salesforce/schema/*' {
  const field: import('lightning/uiRecordApi').FieldId
  export default field
}

declare module '@salesforce/apex/CsHealthController.rescore' {
  /** Scores one account now. Rejects with `{ body: { message } }`, a sentence that says what the user can do. */
  export default function rescore(input: { accountId: string }): Promise<RescoreResult>
  export interface RescoreResult {
    accountId: string
    /** 0-100; null when the account could not be scored */
    score: number | null
    band: string | null
  }
}

/** Each resolves with the service's JSON, or with whether the user may, and rejects with `{ body: { message } }`, a sentence for the user. */
declare module '@salesforce/apex/CsHealthController.measureRows' {
  /** The service's JSON. Rejects with `{ body: { message } }`, a sentence that says what the user can do. */
  export default function measureRows(input: {
    accountId: string
    measureKey: string
    scorecardVersionKey: string
    asOf: string
  }): Promise<string>
}

declare module '@salesforce/apex/CsIndicatorController.canManage' {
  export default function canManage(): Promise<boolean>
}
declare module '@salesforce/apex/CsIndicatorController.listNames' {
  export default function listNames(): Promise<string>
}
declare module '@salesforce/apex/CsIndicatorController.check' {
  export default function check(input: { requestJson: string }): Promise<string>
}
declare module '@salesforce/apex/CsIndicatorController.checkPlaybook' {
  export default function checkPlaybook(input: { requestJson: string }): Promise<string>
}
declare module '@salesforce/apex/CsIndicatorController.startTest' {
  export default function startTest(input: { requestJson: string }): Promise<string>
}
declare module '@salesforce/apex/CsIndicatorController.getTest' {
  export default function getTest(input: { id: string }): Promise<string>
}
declare module '@salesforce/apex/CsSetUpController.canManage' {
  export default function canManage(): Promise<boolean>
}
declare module '@salesforce/apex/CsSetUpController.listChecks' {
  export default function listChecks(): Promise<string>
}
declare module '@salesforce/apex/CsScorecardController.canManage' {
  export default function canManage(): Promise<boolean>
}
declare module '@salesforce/apex/CsScorecardController.listObjects' {
  export default function listObjects(): Promise<string>
}
declare module '@salesforce/apex/CsScorecardController.describeObject' {
  export default function describeObject(input: { name: string }): Promise<string>
}
declare module '@salesforce/apex/CsScorecardController.check' {
  export default function check(input: { definitionJson: string }): Promise<string>
}
declare module '@salesforce/apex/CsScorecardController.startPreview' {
  export default function startPreview(input: { definitionJson: string }): Promise<string>
}
declare module '@salesforce/apex/CsScorecardController.getPreview' {
  export default function getPreview(input: { id: string }): Promise<string>
}

declare module '@salesforce/user/Id' {
  const id: string
  export default id
}

declare module 'lightning/confirm' {
  export default class LightningConfirm {
    static open(dialog: { label: string; message: string; theme?: string }): Promise<boolean>
  }
}

declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor } from 'lwc'
  type ObjectName = string | import('lightning/uiRecordApi').FieldId
  export const getObjectInfo: WireAdapterConstructor<{ objectApiName: ObjectName | undefined }>
  export const getObjectInfos: WireAdapterConstructor<{ objectApiNames: ObjectName[] | undefined }>
  export const getPicklistValues: WireAdapterConstructor<{
    recordTypeId: string | undefined
    fieldApiName: ObjectName
  }>
  export const getPicklistValuesByRecordType: WireAdapterConstructor<{ objectApiName: string; recordTypeId: string }>
}

declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc'
  export interface FieldId {
    fieldApiName: string
    objectApiName: string
  }
  export interface FieldValue {
    value: any
    displayValue: string | null
  }
  export interface RecordRepresentation {
    id: string
    apiName: string
    fields: Record<string, FieldValue>
  }
  export interface RecordResult {
    data?: RecordRepresentation
    error?: unknown
  }
  export const getRecord: WireAdapterConstructor<{
    recordId: string | undefined
    fields?: (FieldId | string)[]
    optionalFields?: (FieldId | string)[]
  }>
  export const getRecords: WireAdapterConstructor<{
    records: { recordIds: string[]; fields?: (FieldId | string)[]; optionalFields?: (FieldId | string)[] }[] | undefined
  }>
  export function createRecord(input: { apiName: string; fields: Record<string, unknown> }): Promise<RecordRepresentation>
  export function updateRecord(input: { fields: Record<string, unknown> }): Promise<RecordRepresentation>
  export function deleteRecord(recordId: string): Promise<void>
  export function getFieldValue(record: RecordRepresentation, field: FieldId | string): any
  export function notifyRecordUpdateAvailable(items: { recordId: string }[]): Promise<void>
}

declare module 'lightning/graphql' {
  import type { WireAdapterConstructor } from 'lwc'
  /** A parsed query; only the adapter looks inside. */
  export interface GraphqlDocument {
    readonly __graphql?: never
  }
  export interface GraphqlResult<Data = any> {
    data?: Data
    errors?: { message: string }[]
    refresh?: () => Promise<void>
  }
  export function gql(text: TemplateStringsArray, ...values: unknown[]): GraphqlDocument
  export const graphql: WireAdapterConstructor<{
    query: GraphqlDocument | undefined
    variables?: Record<string, unknown> | undefined
  }>
}

declare module 'lightning/refresh' {
  export class RefreshEvent extends CustomEvent<undefined> {
    constructor()
  }
  export function registerRefreshHandler(component: object, handler: () => Promise<boolean>): number
  export function unregisterRefreshHandler(handle: number | undefined): void
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc'
  export interface PageReference {
    type: string
    attributes: Record<string, string>
  }
  interface NavigationMixinFunction {
    (base: typeof LightningElement): any
    readonly Navigate: string
    readonly GenerateUrl: string
  }
  export const NavigationMixin: NavigationMixinFunction
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: { title: string; message?: string; variant?: 'info' | 'success' | 'warning' | 'error' })
  }
}
