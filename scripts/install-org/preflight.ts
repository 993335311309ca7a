import { apiVersion } from '../api-version.ts'
import type { Stage } from '../manifests/stages.ts'
import { findConflicts, isInstalled } from './find-conflicts.ts'
import { integrationLicense, integrationProfile } from './integration-user.ts'
import type { IntegrationFacts, OrgFacts } from './org-facts.ts'
import type { OurSchema } from './our-schema.ts'

export interface PreflightCheck {
  name: string
  /** `failed` ends the installation before anything is written; `noted` only says so. */
  outcome: 'passed' | 'noted' | 'warning' | 'failed'
  sentence: string
  /** What to do; null where there is nothing to be done. */
  remedy: string | null
}

type Verdict = Omit<PreflightCheck, 'name'>

/** Custom objects and custom fields an object may have. Source: Salesforce Help, "Salesforce Features and Edition Allocations", "Custom Fields Allowed Per Object". */
const allocations: Readonly<Record<string, { objects: number; fields: number }>> = {
  'Developer Edition': { objects: 400, fields: 500 },
  'Enterprise Edition': { objects: 200, fields: 500 },
  'Performance Edition': { objects: 2000, fields: 800 },
  'Unlimited Edition': { objects: 2000, fields: 800 },
}
/** Source: Salesforce Help, "Custom Fields Allowed Per Object" (activities). */
const activityFields = 100

/** Deploying takes either of the first two; the others are for classes, the integration user and its permissions. */
const neededPermissions: readonly [names: readonly string[], label: string][] = [
  [['ModifyAllData', 'ModifyMetadata'], 'Modify Metadata Through Metadata API Functions'],
  [['AuthorApex'], 'Author Apex'],
  [['CustomizeApplication'], 'Customize Application'],
  [['ManageUsers'], 'Manage Users'],
  [['AssignPermissionSets'], 'Assign Permission Sets'],
]
export const askedPermissions: readonly string[] = neededPermissions.flatMap(([names]) => names)

/** API calls of an installation and its first run, for a start and for each account. */
const callsToBegin = 800
const callsPerAccount = 0.2
/** Records of a first run for each account, of 2 KB each. Source: Salesforce Help, "Data and File Storage Allocations". */
const recordsPerAccount = 6
const recordKilobytes = 2

/** Comes before everything else: an org answers no question in a version that it does not speak. @param newest that the org speaks */
export function checkApiVersion(newest: number): PreflightCheck {
  const spoken = newest.toFixed(1)
  const verdict =
    newest >= Number(apiVersion)
      ? passed(spoken)
      : failed(`the org speaks ${spoken}, and ${apiVersion} is needed`, 'Wait for the release of Salesforce that brings it.')
  return { name: 'API version', ...verdict }
}

/**
 * Everything else that is known beforehand to be right or wrong, in the order a person would ask. What the first run takes is demanded of
 * whoever is about to have it; an installation that is there already, or one stage of it, is only warned.
 */
export function runPreflight(facts: OrgFacts, ours: OurSchema, only: Stage | null): PreflightCheck[] {
  const isFirstRunDue = only === null && !isInstalled(facts, ours)
  const lacking = isFirstRunDue ? failed : warning
  const rules: [name: string, rule: (facts: OrgFacts, ours: OurSchema) => Verdict][] = [
    ['Salesforce CLI', ({ cliVersion }) => passed(`version ${cliVersion}`)],
    ['Login', ({ username, name, isSandbox }) => passed(`${username} in ${name}${isSandbox ? ' (sandbox)' : ''}`)],
    ['Permissions', checkPermissions],
    ['Edition', checkEdition],
    ['Integration user', checkIntegrationUser],
    ['Features', noteFeatures],
    ['Custom objects', checkObjects],
    ['Custom fields', checkFields],
    ['API calls', () => checkApiCalls(facts, lacking)],
    ['Data storage', () => checkStorage(facts, lacking)],
    ['Names', checkNames],
  ]
  return rules.map(([name, rule]) => ({ name, ...rule(facts, ours) }))
}

function checkPermissions({ permissions, username }: OrgFacts): Verdict {
  if (permissions === null) return warning('the org does not say what you may do', 'Install as a System Administrator.')
  const missing = neededPermissions.filter(([names]) => !names.some((name) => permissions[name] === true)).map(([, label]) => label)
  if (missing.length === 0) return passed('may deploy, create users and assign permission sets')
  return failed(`${username} lacks ${missing.join(', ')}`, 'Log in as a System Administrator, or have these permissions given to you.')
}

function checkEdition({ edition }: OrgFacts): Verdict {
  if (edition in allocations) return passed(edition)
  return failed(`${edition} takes no Apex and no integration users`, `Install into one of: ${Object.keys(allocations).join(', ')}.`)
}

function checkIntegrationUser({ integration: { wanted, hasUser, freeLicenses, hasProfile } }: OrgFacts): Verdict {
  if (wanted !== null) return checkWantedUser(wanted)
  if (hasUser) return passed('is there already')
  if (!hasProfile) {
    return failed(
      `there is no profile "${integrationProfile}"`,
      `Ask Salesforce for the licence "${integrationLicense}", or create an API-only user yourself and name it with --integration-user.`,
    )
  }
  if (freeLicenses !== null && freeLicenses > 0) return passed(`${freeLicenses} "${integrationLicense}" licences are free`)
  return failed(
    freeLicenses === null ? `the org has no licence "${integrationLicense}"` : `all licences "${integrationLicense}" are taken`,
    'Free one, or name a user of your own with --integration-user.',
  )
}

function checkWantedUser({ username, isActive }: NonNullable<IntegrationFacts['wanted']>): Verdict {
  if (isActive === true) return passed(`${username} is there`)
  if (isActive === false)
    return failed(`${username} is not active`, 'Activate that user, or leave --integration-user out to have one made.')
  return failed(`the org has no user ${username}`, 'Create that user, or leave --integration-user out to have one made.')
}

function noteFeatures({ hasPersonAccounts, hasSeveralCurrencies }: OrgFacts): Verdict {
  const used = [...(hasPersonAccounts ? ['person accounts'] : []), ...(hasSeveralCurrencies ? ['several currencies'] : [])]
  return {
    outcome: 'noted',
    sentence: used.length === 0 ? 'neither person accounts nor several currencies' : used.join(', '),
    remedy: null,
  }
}

function checkObjects({ edition, customObjects }: OrgFacts, { fields }: OurSchema): Verdict {
  const most = allocations[edition]?.objects ?? 0
  const needed = [...fields.keys()].filter((object) => object.endsWith('__c') && !customObjects.has(object)).length
  const said = `${customObjects.size} of ${most} are in use, ${needed} come with this`
  return customObjects.size + needed <= most ? passed(said) : failed(said, 'Delete custom objects that nobody uses, or buy more.')
}

function checkFields({ edition, fields }: OrgFacts, ours: OurSchema): Verdict {
  const tooMany = [...ours.fields].flatMap(([object, our]) => {
    const after = new Set([...(fields.get(object)?.keys() ?? []), ...our.keys()]).size
    const most = object === 'Activity' ? activityFields : (allocations[edition]?.fields ?? 0)
    return after > most ? [`${object} would have ${after} of ${most}`] : []
  })
  if (tooMany.length === 0) return passed('there is room on every object')
  return failed(tooMany.join('; '), 'Delete custom fields that nobody uses.')
}

function checkApiCalls({ apiCalls, accounts }: OrgFacts, lacking: typeof failed): Verdict {
  if (apiCalls === null) return warning('the org does not say how many are left', 'Look in Setup under Company Information.')
  const needed = Math.ceil(callsToBegin + accounts * callsPerAccount)
  const said = `${apiCalls.remaining} of ${apiCalls.max} are left today, about ${needed} are needed`
  return apiCalls.remaining >= needed ? passed(said) : lacking(said, 'Install tomorrow, or stop what uses them up.')
}

function checkStorage({ dataStorageMegabytes: storage, accounts }: OrgFacts, lacking: typeof failed): Verdict {
  if (storage === null) return warning('the org does not say how much is free', 'Look in Setup under Storage Usage.')
  const needed = Math.ceil((accounts * recordsPerAccount * recordKilobytes) / 1024)
  const said = `${storage.remaining} of ${storage.max} MB are free, about ${needed} MB are needed for ${accounts} accounts`
  return storage.remaining >= needed ? passed(said) : lacking(said, 'Free some space, or narrow the accounts down in the mapping "Scope".')
}

function checkNames(facts: OrgFacts, ours: OurSchema): Verdict {
  const conflicts = findConflicts(facts, ours)
  if (conflicts.length === 0) return passed('nothing else has our names')
  return failed(conflicts.join('; '), 'Rename or delete what is there; if an uninstall-org was interrupted, run that to its end.')
}

const passed = (sentence: string): Verdict => ({ outcome: 'passed', sentence, remedy: null })
const warning = (sentence: string, remedy: string): Verdict => ({ outcome: 'warning', sentence, remedy })
const failed = (sentence: string, remedy: string): Verdict => ({ outcome: 'failed', sentence, remedy })
