import { join } from 'node:path'
import { readSourceComponents, type Component, type SourceComponent } from './source-components.ts'

/**
 * What an installation deploys, in this order. `connect` cannot be packaged and differs from org to org; `reports` may fail without
 * anything else being the worse for it.
 */
export const stages = ['core', 'connect', 'reports'] as const
export type Stage = (typeof stages)[number]

export const sourceDirectory = join(import.meta.dirname, '../../force-app')

const reportTypes: ReadonlySet<string> = new Set(['Dashboard', 'Report', 'ReportType'])
export const isReportType = (type: string): boolean => reportTypes.has(type)

export function stageOf({ type, file }: SourceComponent): Stage {
  if (file.startsWith('main/connection/')) return 'connect'
  return isReportType(type) ? 'reports' : 'core'
}

/** Every component of force-app by the stage that brings it. */
export function readStages(): Record<Stage, Component[]> {
  const components = readSourceComponents(sourceDirectory)
  const inStage = (stage: Stage) => components.filter((component) => stageOf(component) === stage)
  return { core: inStage('core'), connect: inStage('connect'), reports: inStage('reports') }
}
