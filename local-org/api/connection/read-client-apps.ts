import { X509Certificate } from 'node:crypto'
import { basename } from 'node:path'
import { MetadataError, readMetaFile, type MetaElement, type Problems } from '../schema/meta-element.ts'
import type { ClientApp } from './client-app.ts'

const permittedUsersTypes = ['AdminApprovedPreAuthorized', 'AllSelfAuthorized'] as const

/** Type by the suffix of its files. */
const partTypes = {
  ecaOauth: 'ExtlClntAppOauthSettings',
  ecaGlblOauth: 'ExtlClntAppGlobalOauthSettings',
  ecaPlcy: 'ExtlClntAppConfigurablePolicies',
  ecaOauthPlcy: 'ExtlClntAppOauthConfigurablePolicies',
} as const
type PartSuffix = keyof typeof partTypes

/**
 * External Client Apps from the files of their five types. Without OAuth settings an app has no logins; without policies everybody may
 * approve it for themselves, which nobody can do with a signed assertion.
 * Source: Metadata API Developer Guide, "ExternalClientApplication" and the four types named after it; that a policy left out is the
 * default one: Salesforce Help, "Configure an External Client App's Policies".
 * @param permissionSets names of the ones that there are
 */
export function readClientApps(ending: (suffix: string) => string[], permissionSets: ReadonlySet<string>, problems: Problems): ClientApp[] {
  const headers = new Set(problems.each(ending('eca'), readHeader))
  const parts = (suffix: PartSuffix) =>
    new Map(problems.each(ending(suffix), (file) => partOf(readMetaFile(file, partTypes[suffix]), headers, file)))
  const settings = parts('ecaOauth')
  const globals = parts('ecaGlblOauth')
  const plugins = parts('ecaPlcy')
  const policies = parts('ecaOauthPlcy')
  return problems.each(
    [...headers].filter((name) => settings.has(name)),
    (name) => {
      const policy = policies.get(name)
      if (policy) requirePermissionSets(policy, permissionSets)
      return {
        name,
        ...readSecrets(globals.get(name)),
        isEnabled: isOn(plugins.get(name)),
        permittedUsers: readPermittedUsers(policy),
        permissionSets: listOf(policy, 'commaSeparatedPermissionSet'),
        profiles: listOf(policy, 'commaSeparatedProfile'),
        clientCredentialsUser: readClientCredentialsUser(globals.get(name), policy),
      }
    },
  )
}

function readHeader(file: string): string {
  const header = readMetaFile(file, 'ExternalClientApplication')
  for (const name of ['contactEmail', 'distributionState', 'label']) header.requiredText(name)
  return nameOf(file)
}

function partOf(part: MetaElement, apps: ReadonlySet<string>, file: string): [string, MetaElement] {
  part.requiredText('label')
  const app = part.requiredText('externalClientApplication')
  if (apps.has(app)) return [app, part]
  const problem = `In field: externalClientApplication - no ExternalClientApplication named ${app} found`
  throw new MetadataError(file, `<externalClientApplication> names ${app}, which is not an External Client App of this org.`, {
    place: part.place,
    problem,
  })
}

function requirePermissionSets(policy: MetaElement, known: ReadonlySet<string>): void {
  const unknown = listOf(policy, 'commaSeparatedPermissionSet').find((name) => !known.has(name))
  if (unknown === undefined) return
  const problem = `In field: commaSeparatedPermissionSet - no PermissionSet named ${unknown} found`
  throw policy.refuse('commaSeparatedPermissionSet', `names ${unknown}, which is not a permission set of this org`, problem)
}

function readSecrets(global: MetaElement | undefined): Pick<ClientApp, 'consumerKey' | 'consumerSecret' | 'certificatePem'> {
  if (!global) return { consumerKey: null, consumerSecret: null, certificatePem: null }
  const certificatePem = global.text('certificate')
  if (certificatePem !== null && !isCertificate(certificatePem)) {
    throw global.refuse('certificate', 'is not a certificate in PEM form')
  }
  return { consumerKey: global.text('consumerKey'), consumerSecret: global.text('consumerSecret'), certificatePem }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

/** On unless switched off. */
function isOn(plugins: MetaElement | undefined): boolean {
  const isOff = (name: string) => plugins?.has(name) === true && !plugins.flag(name)
  return !isOff('isEnabled') && !isOff('isOauthPluginEnabled')
}

function readPermittedUsers(policy: MetaElement | undefined): ClientApp['permittedUsers'] {
  const given = policy?.text('permittedUsersPolicyType') ?? null
  if (!policy || given === null) return 'AllSelfAuthorized'
  const known = permittedUsersTypes.find((type) => type === given)
  if (!known) throw policy.refuse('permittedUsersPolicyType', `must be one of ${permittedUsersTypes.join(', ')}, not "${given}"`)
  return known
}

function readClientCredentialsUser(global: MetaElement | undefined, policy: MetaElement | undefined): string | null {
  const isOnTwice = global?.flag('isClientCredentialsFlowEnabled') === true && policy?.flag('isClientCredentialsFlowEnabled') === true
  return isOnTwice ? policy.text('clientCredentialsFlowUser') : null
}

function listOf(policy: MetaElement | undefined, name: string): string[] {
  const list = policy?.text(name) ?? ''
  return list.split(',').flatMap((item) => item.trim() || [])
}

const nameOf = (file: string): string => basename(file).split('.')[0] ?? ''
