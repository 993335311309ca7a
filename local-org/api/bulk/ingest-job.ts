import type { RowSpool } from '../http/row-spool.ts'
import type { CsvFormat } from './csv-format.ts'

export const ingestOperations = ['insert', 'update', 'upsert', 'delete'] as const
export type IngestOperation = (typeof ingestOperations)[number]

export type IngestState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted'

/** A job that writes an uploaded CSV row by row. */
export interface IngestJob extends CsvFormat {
  id: string
  operation: IngestOperation
  object: string
  externalIdFieldName: string | null
  createdById: string
  createdDate: string
  apiVersion: number
  state: IngestState
  /** Why it failed as a whole; null when it did not. */
  errorMessage: string | null
  /** The uploaded CSV; null before the upload. */
  uploadPath: string | null
  processed: number
  failed: number
  processingMs: number
  /** CSV lines with their own header each: `sf__Id,sf__Created,…`, `sf__Id,sf__Error,…`, as uploaded. */
  results: { successful: RowSpool; failed: RowSpool; unprocessed: RowSpool }
  /** Settles when nothing more will be written. */
  done: Promise<void>
}
