/** What the integration user sees of an object; a describe result of the org fits as it is. */
export interface DescribedObject {
  name: string
  fields: DescribedField[]
}

export interface DescribedField {
  name: string
  /** Describe's type: `string`, `picklist`, `reference`, `datetime`, `currency` … */
  type: string
  /** Decimal places. */
  scale: number
  /** Name of the parent in a path, e.g. `Owner`; null = not a lookup. */
  relationshipName: string | null
  referenceTo: string[]
  /** Whether the org tells `A` from `a` in its texts (unique case-sensitive fields). Default false. */
  caseSensitive?: boolean
  /** false = may not stand in a condition (long texts). Default true. */
  filterable?: boolean
  /** false = may not stand in `COUNT(…)` (checkboxes, long and encrypted texts). Default true. */
  aggregatable?: boolean
}

/** A field reached from an object, spelled as the org spells it. */
export interface ResolvedField {
  /** e.g. `Status`, `Opportunity.Type`. */
  path: string
  type: string
  scale: number
  caseSensitive?: boolean
  filterable?: boolean
  aggregatable?: boolean
}

/** What a path from an object leads to; facts answer from what was extracted, a plan from the org's describe. */
export type FieldLookup = (object: string, path: string) => ResolvedField | BrokenPath

/** Why a path leads nowhere: the object where it breaks, and the name that is not there. `notDescribed`: the caller has not described the object. */
export type BrokenPath = { reason: 'noField' | 'noParent' | 'notDescribed'; object: string; name: string }

/** Follows a path like `Opportunity.Account.Type` from an object; names are compared without case, as the org does. */
export function resolveField(schema: readonly DescribedObject[], object: string, path: string): ResolvedField | BrokenPath {
  const described = findObject(schema, object)
  if (!described) return { reason: 'notDescribed', object, name: object }
  const [head = '', ...rest] = path.split('.')
  if (rest.length > 0) return resolveParent(schema, described, head, rest)
  const field = described.fields.find(({ name }) => isSame(name, head))
  if (!field) return { reason: 'noField', object: described.name, name: head }
  const { name, type, scale, caseSensitive = false, filterable = true, aggregatable = true } = field
  return { path: name, type, scale, caseSensitive, filterable, aggregatable }
}

function resolveParent(
  schema: readonly DescribedObject[],
  child: DescribedObject,
  head: string,
  rest: string[],
): ResolvedField | BrokenPath {
  const lookup = child.fields.find(({ relationshipName }) => relationshipName !== null && isSame(relationshipName, head))
  if (!lookup?.relationshipName) return { reason: 'noParent', object: child.name, name: head }
  const found = lookup.referenceTo.map((parent) => resolveField(schema, parent, rest.join('.')))
  const resolved =
    found.find((result) => 'path' in result) ?? found.find((result) => 'reason' in result && result.reason === 'notDescribed') ?? found[0]
  if (!resolved) return { reason: 'noParent', object: child.name, name: head }
  return 'path' in resolved ? { ...resolved, path: `${lookup.relationshipName}.${resolved.path}` } : resolved
}

/** The object by its API name, without case. */
export function findObject(schema: readonly DescribedObject[], name: string): DescribedObject | undefined {
  return schema.find((object) => isSame(object.name, name))
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The broken path as a sentence. */
export function brokenPathSentence({ reason, object, name }: BrokenPath): { english: string; japanese: string } {
  switch (reason) {
    case 'noField':
      return {
        english: `${object} has no field "${name}", or the integration user may not read it.`,
        japanese: `${object}に項目「${name}」がないか、連携ユーザーに参照権限がありません。`,
      }
    case 'noParent':
      return {
        english: `${object} has no parent relationship "${name}", or the integration user may not read it.`,
        japanese: `${object}に親リレーション「${name}」がないか、連携ユーザーに参照権限がありません。`,
      }
    case 'notDescribed':
      return {
        english: `There is no object "${name}", or the integration user may not read it.`,
        japanese: `オブジェクト「${name}」がないか、連携ユーザーに参照権限がありません。`,
      }
  }
}
