import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readOwnComponents } from '../manifests/own-components.ts'
import type { Component } from '../manifests/source-components.ts'
import { sourceDirectory } from '../manifests/stages.ts'

/** What force-app brings. */
export interface OurSchema {
  /** What is ours alone: a custom object stands for all that lies in it. */
  components: readonly Component[]
  /** Custom fields by object, of our own objects and of standard ones: their types as describe names them. */
  fields: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Types of custom fields, and what describe calls them. Source: Object Reference, "Field Types"; Metadata API Developer Guide, "FieldType". */
const describedTypes: Readonly<Record<string, string>> = {
  AutoNumber: 'string',
  Checkbox: 'boolean',
  Currency: 'currency',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  Html: 'textarea',
  LongTextArea: 'textarea',
  Lookup: 'reference',
  MasterDetail: 'reference',
  MetadataRelationship: 'reference',
  MultiselectPicklist: 'multipicklist',
  Number: 'double',
  Percent: 'percent',
  Phone: 'phone',
  Picklist: 'picklist',
  Text: 'string',
  TextArea: 'textarea',
  Url: 'url',
}

export async function readOurSchema(): Promise<OurSchema> {
  return { components: readOwnComponents(), fields: await readFields() }
}

const fieldSuffix = '.field-meta.xml'

async function readFields(): Promise<Map<string, Map<string, string>>> {
  const files = (await readdir(sourceDirectory, { recursive: true, withFileTypes: true })).filter(({ name }) => name.endsWith(fieldSuffix))
  const fields = new Map<string, Map<string, string>>()
  for (const { name, parentPath } of files) {
    const object = basename(join(parentPath, '..'))
    const file = join(parentPath, name)
    fields.set(object, (fields.get(object) ?? new Map<string, string>()).set(name.slice(0, -fieldSuffix.length), typeIn(file)))
  }
  return fields
}

function typeIn(file: string): string {
  const type = /<type>(\w+)<\/type>/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
  const described = describedTypes[type]
  if (described === undefined) throw new Error(`${file} is of the type "${type}", which scripts/install-org/our-schema.ts does not know.`)
  return described
}
