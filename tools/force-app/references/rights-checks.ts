import type { Finding } from '../checker.ts'
import { childOf, childrenOf, textOf, type XmlElement } from '../metadata/xml-tree.ts'
import { at, type MetadataDocument } from './metadata-documents.ts'

/** System permissions that a set of ours may give: each new one is looked at, for no tool knows their names. */
const systemPermissions = new Set(['ActivitiesAccess', 'ApiEnabled', 'EditTask', 'ViewRoles', 'ViewSetup'])

/** Who may see all records of an object, and who may change all: leads and admins of our own, the service reads what it scores. */
const mayViewAll = (set: string, object: string) =>
  set === 'ScoringApiIntegration' || (['CsAdmin', 'CsLead'].includes(set) && isOurs(object))
const mayModifyAll = (set: string, object: string) => set === 'CsAdmin' && isOurs(object)
const isOurs = (object: string) => /^Cs\w+__c$/.test(object)

/** Fields that nobody can write to. */
const isCalculated = ({ root }: MetadataDocument) =>
  childOf(root, 'formula') !== undefined || ['AutoNumber', 'Summary'].includes(textOf(root, 'type') ?? '')

/** Rights beyond what a persona may have, and rights to what is not there. test/contract checks objects, fields, classes and tabs. */
export function checkRights(documents: readonly MetadataDocument[]): Finding[] {
  const calculated = new Set(
    documents.filter((one) => one.type === 'CustomField' && isCalculated(one)).map(({ object, name }) => `${object}.${name}`),
  )
  const principals = new Set(documents.filter(({ type }) => type === 'ExternalCredential').flatMap(principalsOf))
  return documents
    .filter(({ type }) => type === 'PermissionSet')
    .flatMap((set) => [
      ...childrenOf(set.root, 'objectPermissions').flatMap((rights) => checkObjectRights(set, rights)),
      ...childrenOf(set.root, 'userPermissions')
        .filter((permission) => !systemPermissions.has(textOf(permission, 'name') ?? ''))
        .map((permission) =>
          at(set, permission, `the system permission ${textOf(permission, 'name')} is not among those that were agreed on`),
        ),
      ...childrenOf(set.root, 'fieldPermissions')
        .filter((rights) => textOf(rights, 'editable') === 'true' && calculated.has(textOf(rights, 'field') ?? ''))
        .map((rights) => at(set, rights, `${textOf(rights, 'field')} is calculated: nobody can edit it`)),
      ...childrenOf(set.root, 'externalCredentialPrincipalAccesses')
        .filter((access) => !principals.has(textOf(access, 'externalCredentialPrincipal') ?? ''))
        .map((access) => at(set, access, `there is no principal ${textOf(access, 'externalCredentialPrincipal')}`)),
      ...checkCallers(set),
    ])
}

/** Source: Salesforce Help, "Grant access to the User Credentials object" (platform.flow_http_callout_guidelines_authenticating) */
function checkCallers(set: MetadataDocument): Finding[] {
  const [access] = childrenOf(set.root, 'externalCredentialPrincipalAccesses').filter((one) => textOf(one, 'enabled') === 'true')
  const readsCredentials = childrenOf(set.root, 'objectPermissions').some(
    (rights) => textOf(rights, 'object') === 'UserExternalCredential' && textOf(rights, 'allowRead') === 'true',
  )
  return access === undefined || readsCredentials
    ? []
    : [at(set, access, 'a principal is of no use without Read on UserExternalCredential')]
}

function checkObjectRights(set: MetadataDocument, rights: XmlElement): Finding[] {
  const object = textOf(rights, 'object') ?? ''
  const has = (right: string) => textOf(rights, right) === 'true'
  return [
    ...(has('viewAllRecords') && !mayViewAll(set.name, object)
      ? [at(set, rights, `${set.name} may not view all records of ${object}`)]
      : []),
    ...(has('modifyAllRecords') && !mayModifyAll(set.name, object)
      ? [at(set, rights, `${set.name} may not modify all records of ${object}`)]
      : []),
  ]
}

function principalsOf({ name, root }: MetadataDocument): string[] {
  return childrenOf(root, 'externalCredentialParameters')
    .filter((parameter) => /Principal$/.test(textOf(parameter, 'parameterType') ?? ''))
    .map((parameter) => `${name}-${textOf(parameter, 'parameterName')}`)
}
