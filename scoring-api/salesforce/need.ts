import type { WriteTarget } from './write-each.ts'

/** The same in both languages of the admins. */
export interface Said {
  english: string
  japanese: string
}

/** What one part of the service does with one object: so much the integration user must be allowed. */
export interface Need {
  /** What for, as the end of "needed for …". */
  purpose: Said
  object: string
  /** Fields by API name. */
  reads: readonly string[]
  /** null = it only reads. */
  writes: { key: WriteTarget['key']; fields: readonly string[] } | null
  /** false = runs go on without it, and somebody who defines something misses it. */
  isRequired: boolean
}

interface FieldOf {
  object: string
  field: string
}

export const fieldNames = (fields: readonly { field: string }[]): string[] => fields.map(({ field }) => field)

/** Who only reads. */
export const toRead = (purpose: Said, fields: readonly FieldOf[]): Need[] =>
  [...Map.groupBy(fields, ({ object }) => object)].map(([object, own]) => ({
    purpose,
    object,
    reads: fieldNames(own),
    writes: null,
    isRequired: true,
  }))

/** Who writes; what is written is compared with what the org has, so it is read too. */
export const toWrite = (purpose: Said, { object, key }: WriteTarget, fields: readonly string[]): Need => ({
  purpose,
  object,
  reads: fields,
  writes: { key, fields },
  isRequired: true,
})
