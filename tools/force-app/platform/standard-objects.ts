import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readZip } from '../../../local-org/api/metadata/zip.ts'
import { pmdLibraries } from '../java.ts'
import { readFields } from './java-class.ts'

/** An object of the platform, or of force-app. Names are as written; ask with `toKey`. */
export interface ObjectSchema {
  name: string
  /** By key: the field's name and, for a lookup's relationship, the object it leads to; null: to more than one, or no relationship. */
  fields: Map<string, { name: string; leadsTo: string | null }>
  /** Relationships to children by key → the child's object. */
  children: Map<string, string>
}

/** Salesforce does not tell upper from lower case. */
export const toKey = (name: string) => name.toLowerCase()

const folder = 'com/nawforce/runforce/SObjects/'

/**
 * The objects of the platform (API 65) as apex-ls knows them: a union of many features, so a field here may need one that an org
 * has not. No picklist values, no lengths, nothing about what may be written.
 */
export function readStandardObjects(): StandardObjects {
  standardObjects ??= readJar()
  return standardObjects
}

type StandardObjects = (name: string) => ObjectSchema | undefined

/** Read once: it takes a second. */
let standardObjects: StandardObjects | null = null

function readJar(): StandardObjects {
  const [jar = ''] = globSync(join(dirname(pmdLibraries), 'sobject-types-*.jar'))
  const classes = new Map(
    readZip(readFileSync(jar)).flatMap(({ path, bytes }) => {
      const name = path.startsWith(folder) && !path.includes('$') ? path.slice(folder.length).replace(/\.class$/, '') : null
      return name === null ? [] : [[toKey(name), { name, bytes }] as const]
    }),
  )
  const known = new Map<string, ObjectSchema>()
  return (name) => {
    const key = toKey(name)
    const found = classes.get(key)
    if (found === undefined || known.has(key)) return known.get(key)
    const object = toObject(found.name, found.bytes)
    known.set(key, object)
    return object
  }
}

function toObject(name: string, bytes: Buffer): ObjectSchema {
  const object: ObjectSchema = { name, fields: new Map(), children: new Map() }
  for (const field of readFields(bytes)) {
    const type = new RegExp(`L${folder}(\\w+);$`).exec(field.descriptor)?.[1] ?? null
    if (field.descriptor.startsWith('[')) object.children.set(toKey(field.name), type ?? '')
    else object.fields.set(toKey(field.name), { name: field.name, leadsTo: type })
  }
  return object
}
