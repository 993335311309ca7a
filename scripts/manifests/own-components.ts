import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceDirectory, readStages, stages } from './stages.ts'
import type { Component } from './source-components.ts'

const labelFile = 'main/shared/labels/CustomLabels.labels-meta.xml'

/**
 * Components that are ours alone. A manifest also names what an org shares between all who put something into it: the file of all labels,
 * the translations of a language and of a standard object.
 */
export function readOwnComponents(): Component[] {
  const byStage = readStages()
  return stages.flatMap((stage) => byStage[stage]).flatMap(toOwn)
}

function toOwn(component: Component): Component[] {
  if (component.type === 'CustomLabels') return readLabels()
  const isShared = component.type === 'Translations' || (component.type === 'CustomObjectTranslation' && !component.fullName.includes('__'))
  return isShared ? [] : [component]
}

function readLabels(): Component[] {
  const names = readFileSync(join(sourceDirectory, labelFile), 'utf8').matchAll(/<fullName>(\w+)<\/fullName>/g)
  return [...names].map(([, fullName = '']) => ({ type: 'CustomLabel', fullName }))
}
