import type { Said } from '../salesforce/need.ts'
import { kindOf, type FieldKind } from '../soql/field-kind.ts'
import type { ResolvedPaths } from '../soql/resolve-paths.ts'
import { brokenPathSentence, type BrokenPath, type ResolvedField } from '../soql/schema.ts'

/** Where something of ours finds what it reads in this org: fields of one object. */
export interface MappedSource {
  /** Name of the mapping record, or a path of owners. */
  role: string
  object: string
  /** What it has to be; null = any. */
  onlyObject: string | null
  fields: readonly MappedField[]
  /** The field whose values are counted; null = none. */
  counted: MappedField | null
  /** From a record to its account; null = the object is Account. */
  accountPath: string | null
  /** SOQL condition on the object; null = every record. */
  filter: string | null
}

export interface MappedField {
  /** The field that holds the path, e.g. `StartDatePath__c`. */
  mappingField: string
  /** null = none is named, and nothing can be read. */
  path: string | null
  /** What a value may be. */
  kinds: readonly FieldKind[]
}

/** Why nothing can be read there; null = it can. @param resolved by the mapping's field, those without a path left out */
export function sourceFault({ object, onlyObject, fields }: MappedSource, resolved: ResolvedPaths<string>): Said | null {
  if (onlyObject !== null && object !== onlyObject) {
    return { english: `the object has to be ${onlyObject}.`, japanese: `オブジェクトは${onlyObject}でなければなりません。` }
  }
  const faults = fields.map((field) => fieldFault(object, field, resolved.fields[field.mappingField]))
  const { filterError } = resolved
  return faults.find((fault) => fault !== null) ?? (filterError && { english: filterError.message, japanese: filterError.japanese })
}

function fieldFault(object: string, { mappingField, kinds }: MappedField, found: ResolvedField | BrokenPath | undefined): Said | null {
  if (found === undefined) return { english: `${mappingField} names no field.`, japanese: `${mappingField}に項目の指定がありません。` }
  if ('reason' in found) return brokenPathSentence(found)
  if (kinds.includes(kindOf(found.type))) return null
  return {
    english: `${object}.${found.path} is of the wrong type (${found.type}).`,
    japanese: `${object}.${found.path}のデータ型（${found.type}）が合いません。`,
  }
}

/** As an admin reads it: `Contract.EndDate`. */
export const sourceName = ({ object, counted }: MappedSource): string => (counted?.path ? `${object}.${counted.path}` : object)
