import { MetadataError, Problems } from '../schema/meta-element.ts'
import { inLanguage, type ObjectDefinition, type Translated } from '../schema/object-definition.ts'
import type { ProjectMetadata } from '../schema/read-project.ts'
import type { TriggerDefinition } from '../schema/read-trigger.ts'
import { triggerStandIns, type TriggerStandIn } from '../triggers/trigger-stand-ins.ts'
import type { Row } from './derived-fields.ts'
import { Refusal } from './refusal.ts'
import { readValue, type StoreContext } from './store-context.ts'

export interface Trigger extends TriggerStandIn {
  messages: ReadonlyMap<string, Translated>
}

/** By object name. */
export type Triggers = ReadonlyMap<string, readonly Trigger[]>

/** The stand-ins of the project's triggers. @throws MetadataError for a trigger that has none, or another head than its stand-in */
export function findTriggers({ triggers, customLabels }: ProjectMetadata): Triggers {
  const problems = new Problems()
  const found = problems.each(triggers, (definition) => withMessages(definition, standInOf(definition), customLabels))
  problems.throwFound()
  return Map.groupBy(found, ({ object }) => object)
}

const place = 'local-org/api/triggers/trigger-stand-ins.ts'

function standInOf({ file, name, object, events }: TriggerDefinition): TriggerStandIn {
  const standIn = Object.hasOwn(triggerStandIns, name) ? triggerStandIns[name] : undefined
  if (!standIn)
    throw new MetadataError(file, `the local org runs no Apex and has no stand-in for the trigger ${name}: write one in ${place}.`)
  if (standIn.object !== object || standIn.events !== events) {
    const head = `${standIn.object}(${standIn.events})`
    throw new MetadataError(file, `the trigger is on ${object}(${events}), its stand-in on ${head}: bring ${place} up to date.`)
  }
  return standIn
}

function withMessages({ file }: TriggerDefinition, standIn: TriggerStandIn, labels: ReadonlyMap<string, Translated>): Trigger {
  const messages = standIn.labels.map((name) => {
    const label = labels.get(name)
    if (!label)
      throw new MetadataError(file, `the trigger's stand-in refuses with the custom label ${name}, which the project does not define.`)
    return [name, label] as const
  })
  return { ...standIn, messages: new Map(messages) }
}

/**
 * Runs `before delete` for a row that a caller deletes. Rows that go with their parent run none.
 * Source: Apex Developer Guide, "Operations That Don't Invoke Triggers"; the code of `addError`: API guide, StatusCode.
 * @throws Refusal with the trigger's message in the user's language
 */
export function runBeforeDelete(context: StoreContext, object: ObjectDefinition, row: Row, language: string): void {
  for (const { beforeDelete, messages } of context.triggers.get(object.name) ?? []) {
    const label = beforeDelete(row, (of, id, field) => readValue(context.database, of, id, field))
    const message = label === null ? undefined : messages.get(label)
    if (message) throw new Refusal('FIELD_CUSTOM_VALIDATION_EXCEPTION', inLanguage(message, language))
  }
}
