import type { Said } from '../salesforce/need.ts'

/** What the set-up is looked at for. */
export const checkAreas = ['connection', 'permissions', 'mapping', 'definitions', 'runs', 'budget', 'feeds'] as const
export type CheckArea = (typeof checkAreas)[number]

/** `unknown` = it could not be told. */
export const checkStatuses = ['passed', 'warning', 'failed', 'unknown'] as const
export type CheckStatus = (typeof checkStatuses)[number]

/**
 * A place in the org where something is put right: a page of Setup by the end of its address (`PermSets/home`), a list by its object, a record
 * by its id, a page of ours by its tab.
 */
export const placeKinds = ['setup', 'list', 'record', 'tab'] as const
export interface Place {
  kind: (typeof placeKinds)[number]
  name: string
}

/** One thing that was looked at, as an admin reads it. */
export interface Check {
  /** `<area>.<what>`, stable: `permissions.CsRun__c`. */
  key: string
  area: CheckArea
  status: CheckStatus
  english: string
  japanese: string
  /** null = nothing to do. */
  remedyEnglish: string | null
  remedyJapanese: string | null
  /** null = nothing in the org to go to. */
  place: Place | null
}

export interface Remedy extends Said {
  place?: Place
}

export interface CheckMaker {
  passed(said: Said): Check
  warning(said: Said, remedy: Remedy): Check
  failed(said: Said, remedy: Remedy): Check
  unknown(said: Said, remedy: Remedy): Check
}

/** Makes the check of one name. */
export function checkOf(area: CheckArea, what: string): CheckMaker {
  const make =
    (status: CheckStatus) =>
    ({ english, japanese }: Said, remedy: Remedy | null = null): Check => ({
      key: `${area}.${what}`,
      area,
      status,
      english,
      japanese,
      remedyEnglish: remedy?.english ?? null,
      remedyJapanese: remedy?.japanese ?? null,
      place: remedy?.place ?? null,
    })
  return { passed: make('passed'), warning: make('warning'), failed: make('failed'), unknown: make('unknown') }
}

/** Where permission sets are. */
export const permissionSetsPage: Place = { kind: 'setup', name: 'PermSets/home' }
/** Where mapping records are. */
export const metadataTypesPage: Place = { kind: 'setup', name: 'CustomMetadata/home' }
/** Scorecard Builder. */
export const scorecardsTab: Place = { kind: 'tab', name: 'CsScorecards' }
/** Playbook Builder. */
export const playbooksTab: Place = { kind: 'tab', name: 'CsPlaybooks' }
/** Scoring Runs. */
export const runList: Place = { kind: 'list', name: 'CsRun__c' }

/** Names as a sentence lists them. @param most after so many the rest is a number */
export function listed(names: readonly string[], most = 12): Said {
  const shown = names.slice(0, most)
  const rest = names.length - shown.length
  return {
    english: `${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`,
    japanese: `${shown.join('、')}${rest === 0 ? '' : `、ほか${rest}件`}`,
  }
}
