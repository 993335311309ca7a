import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { MetadataError, type MetaElement } from './meta-element.ts'

/** The head of an active Apex trigger: `trigger Name on Object(before delete)`. */
export interface TriggerDefinition {
  file: string
  name: string
  object: string
  /** `before delete, after undelete` */
  events: string
}

/** @returns null for a trigger that is not active. @throws MetadataError */
export function readTrigger(metaFile: string, meta: MetaElement): TriggerDefinition | null {
  const file = metaFile.replace(/-meta\.xml$/, '')
  const [, name, object, events] = /\btrigger\s+(\w+)\s+on\s+(\w+)\s*\(([^)]*)\)/i.exec(readFileSync(file, 'utf8')) ?? []
  if (!name || !object || !events)
    throw new MetadataError(file, 'the head of the trigger (trigger Name on Object(events)) cannot be found.')
  if (name !== basename(file, '.trigger')) throw new MetadataError(file, `the trigger must be called as its file is, not ${name}.`)
  const listed = events.split(',').map((event) => event.trim().replace(/\s+/g, ' ').toLowerCase())
  return meta.text('status') === 'Inactive' ? null : { file, name, object, events: listed.join(', ') }
}
