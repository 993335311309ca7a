import type { StoredDashboard } from './dashboards/deploy-dashboards.ts'
import type { OrgMetadata } from './metadata/org-metadata.ts'
import type { ConnectedApp } from './oauth/connected-app.ts'
import type { StoredReport } from './reports/deploy-reports.ts'

/**
 * What every way into the local org (REST, Bulk, UI API, GraphQL, the pages) may ask of it.
 * All calls act as one user: object and field rights come from that user's profile and permission sets.
 */
export interface LocalOrg {
  readonly organizationId: string
  /** IANA name, e.g. `Asia/Tokyo`; date literals and date functions count days in it. */
  readonly timeZone: string
  /** ISO code of the org's currency, the corporate one where there are several. */
  readonly currency: string
  /** The org's clock; the tests set it. */
  now(): Date
  /**
   * Does `work`, which answers at once, for readers who chose this language for their session: labels, messages, formats and names.
   * Everything else is the user's own.
   */
  inLanguage<T>(language: string, work: () => T): T
  findUser(username: string): OrgUser | null
  readUser(userId: string): OrgUser | null
  /** Permission-set names assigned to the user. */
  permissionSetsOf(userId: string): string[]
  /** Whether the user has the permission "View Setup and Configuration". */
  mayViewSetup(userId: string): boolean

  describeGlobal(userId: string): DescribeGlobalEntry[]
  /** @throws OrgError NOT_FOUND for an unknown object or one the user may not read */
  describe(userId: string, sobject: string): Describe

  /** Parses, checks and runs a SOQL query. Rows are shaped as REST shapes them (`attributes`, nested parents, `{totalSize, done, records}` children). @throws OrgError */
  query(userId: string, soql: string, options?: QueryOptions): QueryRows
  /** Flat rows for Bulk: header (`Owner.Name` style) and one array of texts a row; null = empty. Refuses what Bulk refuses (aggregates, child subqueries, OFFSET, TYPEOF). @throws OrgError */
  queryFlat(userId: string, soql: string, options?: QueryOptions): { columns: string[]; rows: IterableIterator<(string | null)[]> }

  insert(userId: string, sobject: string, fields: FieldValues, options?: WriteOptions): RowResult
  update(userId: string, sobject: string, id: string, fields: FieldValues, options?: WriteOptions): RowResult
  /** Several matches throw OrgError with httpStatus 300. */
  upsert(
    userId: string,
    sobject: string,
    externalIdField: string,
    value: unknown,
    fields: FieldValues,
    options?: WriteOptions & { updateOnly?: boolean },
  ): RowResult
  delete(userId: string, sobject: string, id: string): RowResult
  /**
   * Merges one or two accounts into another, as a user does in Lightning Experience (the REST API has no merge).
   * The result is the winner's, or says why nothing was merged.
   */
  mergeAccounts(userId: string, winner: string, losers: readonly string[]): RowResult
  /** Everything `work` wrote is undone when it throws; nests. */
  inTransaction<T>(work: () => T): T

  updatedIds(userId: string, sobject: string, start: Date, end: Date): { ids: string[]; latestDateCovered: Date }
  deletedIds(
    userId: string,
    sobject: string,
    start: Date,
    end: Date,
  ): { deletedRecords: { id: string; deletedDate: Date }[]; earliestDateAvailable: Date; latestDateCovered: Date }
  /** The deployed reports, by name. */
  reports(): readonly StoredReport[]
  /** The deployed dashboards, by title. */
  dashboards(): readonly StoredDashboard[]
  /** Translated labels of objects, fields, picklist values for one language (`en_US`, `ja`). */
  labels(language: string): LabelBook
  /** Fields of a record of custom metadata, as Apex reads it whoever asks; null = there is none of that name. */
  customMetadata(type: string, developerName: string): Record<string, string | number | null> | null
  /** External Client Apps that were deployed and are switched on. */
  clientApps(): readonly ConnectedApp[]
  /** Private key (PEM) of a certificate of the org; null = it has none of that name. */
  signingKey(certificate: string): string | null
  /** Base address of a named credential; null = there is none, or the user may not use it. */
  endpointOf(userId: string, namedCredential: string): string | null
  readonly metadata: OrgMetadata
  close(): void
}

export interface OrgUser {
  id: string
  username: string
  name: string
  email: string
  isActive: boolean
  profileName: string
  /** Signs in to the API, never to a page. */
  isApiOnly: boolean
  /** `en_US` or `ja`. */
  language: string
  locale: string
  timeZone: string
  /** ISO code of the user's currency; that of the org where there is only one. */
  currency: string
}

export type FieldValues = Record<string, unknown>

export interface QueryOptions {
  /** Deleted rows too (queryAll). */
  includeDeleted?: boolean
}

export interface WriteOptions {
  /** Text values come from CSV: parse numbers, booleans, dates by the field's type; `#N/A` = null. */
  fromText?: boolean
}

/** `records` may be taken lazily, page by page; `totalSize` is known at once. */
export interface QueryRows {
  totalSize: number
  entityName: string
  records: IterableIterator<Record<string, unknown>>
}

/** A refused row, as collections and Bulk report it. */
export interface RowError {
  statusCode: string
  message: string
  fields: string[]
}

export interface RowResult {
  id: string | null
  success: boolean
  created: boolean
  errors: RowError[]
}

/** A request the org refuses as a whole. Answered as `[{ errorCode, message, fields? }]` with `httpStatus`. */
export class OrgError extends Error {
  readonly httpStatus: number
  readonly errorCode: string
  readonly fields: string[]
  constructor(httpStatus: number, errorCode: string, message: string, fields: string[] = []) {
    super(message)
    this.name = 'OrgError'
    this.httpStatus = httpStatus
    this.errorCode = errorCode
    this.fields = fields
  }
}

/** The JSON of `GET /sobjects`. */
export interface DescribeGlobalEntry {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string | null
  custom: boolean
  [property: string]: unknown
}

/** The JSON of `GET /sobjects/X/describe`: only fields the user may read; `createable` and `updateable` are the user's. */
export interface Describe extends DescribeGlobalEntry {
  fields: DescribeField[]
  childRelationships: {
    childSObject: string
    field: string
    relationshipName: string | null
    cascadeDelete: boolean
    [property: string]: unknown
  }[]
  recordTypeInfos: { recordTypeId: string; name: string; developerName: string; master: boolean; [property: string]: unknown }[]
}

export interface DescribeField {
  name: string
  label: string
  /** `id`, `string`, `textarea`, `picklist`, `multipicklist`, `reference`, `boolean`, `date`, `datetime`, `double`, `int`, `currency`, `percent`, `email`, `phone`, `url`, `address` … */
  type: string
  length: number
  precision: number
  scale: number
  nillable: boolean
  createable: boolean
  updateable: boolean
  custom: boolean
  externalId: boolean
  unique: boolean
  nameField: boolean
  relationshipName: string | null
  referenceTo: string[]
  picklistValues: { value: string; label: string; active: boolean; defaultValue: boolean; validFor: null }[]
  restrictedPicklist: boolean
  inlineHelpText: string | null
  [property: string]: unknown
}

export interface LabelBook {
  objectLabel(sobject: string): string
  objectLabelPlural(sobject: string): string
  fieldLabel(sobject: string, field: string): string
  picklistLabel(sobject: string, field: string, value: string): string
}
