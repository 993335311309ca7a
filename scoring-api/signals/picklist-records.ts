import type { DefinitionStatus, Party, Playbook, SignalKind, Urgency } from './indicator.ts'
import type { Cycle } from './rhythm.ts'
import type { DismissReason, SignalStatus } from './signal.ts'

/** API values of the picklists that signals are made of. */
export const kindValues: Record<SignalKind, string> = { risk: 'Risk', opportunity: 'Opportunity' }
export const urgencyValues: Record<Urgency, string> = { high: 'High', normal: 'Normal', low: 'Low' }
export const partyValues: Record<Party, string> = { own: 'Own', customer: 'Customer', joint: 'Joint' }
export const definitionStatusValues: Record<DefinitionStatus, string> = { draft: 'Draft', active: 'Active', retired: 'Retired' }
export const whenResolvedValues: Record<Playbook['whenResolved'], string> = { closeTasks: 'CloseTasks', keepTasks: 'KeepTasks' }
export const cycleValues: Record<Cycle, string> = { month: 'Month', quarter: 'Quarter', halfYear: 'HalfYear', year: 'Year' }
export const signalStatusValues: Record<SignalStatus, string> = {
  waiting: 'Waiting',
  queued: 'Queued',
  open: 'Open',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
  dismissed: 'Dismissed',
}
export const dismissReasonValues: Record<DismissReason, string> = {
  notTrue: 'NotTrue',
  alreadyHandled: 'AlreadyHandled',
  notImportant: 'NotImportant',
  other: 'Other',
}
