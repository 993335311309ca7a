/** What a profile grants by itself; everything else comes from permission sets. */
export interface ProfileDefinition {
  name: string
  /** The user license it rests on. */
  license: string
  /** All rights on all objects and fields, set-up rows included. */
  isAdministrator: boolean
  /** The user permission "Api Only User": signs in to the API, never to a page. Source: Salesforce Help, "API Only User Permission". */
  isApiOnly: boolean
  /** Objects whose rows and standard fields the profile may read, create and edit. */
  standardObjects: ReadonlySet<string>
}

export const profiles: readonly ProfileDefinition[] = [
  { name: 'System Administrator', license: 'Salesforce', isAdministrator: true, isApiOnly: false, standardObjects: new Set() },
  {
    name: 'Standard User',
    license: 'Salesforce',
    isAdministrator: false,
    isApiOnly: false,
    standardObjects: new Set([
      'Account',
      'Asset',
      'Campaign',
      'Case',
      'Contact',
      'Contract',
      'Event',
      'Opportunity',
      'Pricebook2',
      'Product2',
      'Task',
    ]),
  },
  {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    isAdministrator: false,
    isApiOnly: true,
    standardObjects: new Set(),
  },
]

/** A profile of the org's own grants nothing by itself. */
export function profileNamed(name: string): ProfileDefinition {
  const known = profiles.find((profile) => profile.name === name)
  return known ?? { name, license: 'Salesforce', isAdministrator: false, isApiOnly: false, standardObjects: new Set() }
}

/**
 * Objects without permissions of their own: who may do something with the parent may do it with them.
 * Source: Object Reference, "Special Access Rules" of each object.
 */
export const controlledBy: Readonly<Record<string, string>> = {
  AccountContactRelation: 'Account',
  AccountTeamMember: 'Account',
  CampaignMember: 'Campaign',
  OpportunityLineItem: 'Opportunity',
  PricebookEntry: 'Pricebook2',
}

/** Objects opened by the user permission "Access Activities", not by object permissions. */
export const activityObjects: ReadonlySet<string> = new Set(['Task', 'Event'])

/** Objects for those only who may view the set-up. Source: Object Reference, "Special Access Rules" of each object. */
export const rightsObjects: ReadonlySet<string> = new Set(['PermissionSet', 'ObjectPermissions', 'FieldPermissions'])
