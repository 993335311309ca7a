import type { ComponentName } from './org-components.ts'

export interface DeployOptions {
  checkOnly: boolean
  ignoreWarnings: boolean
  /** False: what is right is deployed although other components are wrong. */
  rollbackOnError: boolean
  testLevel: string | null
  runTests: string[]
}

/** A line of `componentSuccesses` or `componentFailures`. Source: Metadata API Developer Guide, "DeployResult", "DeployMessage". */
export interface DeployMessage extends ComponentName {
  fileName: string
  success: boolean
  created: boolean
  changed: boolean
  deleted: boolean
  problem: string | null
  problemType: 'Error' | 'Warning' | null
  lineNumber: number | null
  columnNumber: number | null
}

export type DeployStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'SucceededPartial' | 'Failed' | 'Canceled'

export interface DeployOutcome {
  status: 'Succeeded' | 'SucceededPartial' | 'Failed'
  messages: DeployMessage[]
}

export const untouched = {
  success: true,
  created: false,
  changed: false,
  deleted: false,
  problem: null,
  problemType: null,
  lineNumber: null,
  columnNumber: null,
} as const

export function failure(name: ComponentName, fileName: string, problem: string, place: { line: number; column: number } | null) {
  return {
    ...untouched,
    ...name,
    fileName,
    success: false,
    problem,
    problemType: 'Error' as const,
    lineNumber: place?.line ?? null,
    columnNumber: place?.column ?? null,
  }
}
