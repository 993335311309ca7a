import { apexClass } from '../apex/sound-org.ts'
import { bundleOf } from '../lwc/bad-bundles.ts'
import { metadataFile } from '../../../test/contract/sound-app.ts'

/** A mistake in metadata, one a file. */
export interface BadMetadata {
  mistake: string
  path: string
  text: string
  /** What the checker says. */
  finding: string
}

const plans = 'force-app/main/plans'

/** What the bad files name; sound as it stands. */
export const soundMetadata: Readonly<Record<string, string>> = {
  ...bundleOf({
    mistake: 'csGoals',
    members: '@api cardTitle;',
    settings:
      '<targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><property name="cardTitle" type="String"/></targetConfig></targetConfigs>',
  }),
  ...apexClass(
    'CsCloseGoal',
    `public with sharing class CsCloseGoal {
    public class Request {
        @InvocableVariable
        public Id goalId;
    }
    public class Result {
        @InvocableVariable
        public Boolean isClosed;
    }
    @InvocableMethod
    public static List<Result> run(List<Request> requests) {
        return new List<Result>();
    }
}
`,
  ),
  [`${plans}/objects/CsGoal__c/fields/Reach__c.field-meta.xml`]: metadataFile(
    'CustomField',
    '<fullName>Reach__c</fullName><formula>Target__c</formula><label>Reach</label><precision>18</precision><scale>2</scale><type>Number</type>',
  ),
  [`${plans}/externalCredentials/CsPlans.externalCredential-meta.xml`]: metadataFile(
    'ExternalCredential',
    '<authenticationProtocol>Custom</authenticationProtocol><externalCredentialParameters><parameterGroup>Plans</parameterGroup>' +
      '<parameterName>Plans</parameterName><parameterType>NamedPrincipal</parameterType></externalCredentialParameters><label>Plans</label>',
  ),
  [`${plans}/permissionsets/CsAdmin.permissionset-meta.xml`]: metadataFile(
    'PermissionSet',
    '<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>CsPlans-Plans</externalCredentialPrincipal></externalCredentialPrincipalAccesses>' +
      '<label>Admin</label><objectPermissions><modifyAllRecords>true</modifyAllRecords><object>CsGoal__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>' +
      '<objectPermissions><allowRead>true</allowRead><object>UserExternalCredential</object></objectPermissions>',
  ),
  [`${plans}/layouts/CsGoal__c-Goal Layout.layout-meta.xml`]: metadataFile(
    'Layout',
    '<layoutItems><field>Account__c</field></layoutItems>',
  ),
  [`${plans}/flexipages/CsGoalPage.flexipage-meta.xml`]: page('<value>Facet-main</value>'),
  [`${plans}/customMetadata/CsLimits.Usual.md-meta.xml`]: record('Most__c', '<value xsi:type="xsd:double">5</value>'),
  [`${plans}/reportTypes/CsGoals.reportType-meta.xml`]: reportType('Account', 'Goals__r', 'Account.Goals__r', 'Target__c'),
  [`${plans}/flows/CsSound.flow-meta.xml`]: flow({}),
}

function page(
  more: string,
  { component = 'csGoals', property = 'cardTitle', field = 'Record.Target__c', type = 'RecordPage' } = {},
): string {
  return metadataFile(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentInstanceProperties><name>${property}</name><value>Goals</value></componentInstanceProperties>` +
      `<componentName>${component}</componentName></componentInstance></itemInstances><itemInstances><fieldInstance><fieldItem>${field}</fieldItem></fieldInstance></itemInstances>` +
      `${more}<name>Facet-main</name></flexiPageRegions><sobjectType>CsGoal__c</sobjectType><type>${type}</type>`,
  )
}

function record(field: string, value: string): string {
  return metadataFile('CustomMetadata', `<values><field>${field}</field>${value}</values>`).replace(
    '<CustomMetadata ',
    '<CustomMetadata xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ',
  )
}

function reportType(base: string, relationship: string, table: string, field: string): string {
  return metadataFile(
    'ReportType',
    `<baseObject>${base}</baseObject><join><outerJoin>false</outerJoin><relationship>${relationship}</relationship></join>` +
      `<sections><columns><field>Owner</field><table>${base}</table></columns><columns><field>${field}</field><table>${table}</table></columns></sections>`,
  )
}

function flow(
  given: Partial<Record<'action' | 'input' | 'target' | 'reference' | 'object' | 'field' | 'text' | 'output' | 'more', string>>,
): string {
  const parts = {
    action: 'CsCloseGoal',
    input: 'goalId',
    target: 'Close',
    reference: '$Record.Account__r.OwnerId',
    object: 'CsGoal__c',
    field: 'Status__c',
    text: '{!$Label.CsGoalTitle}',
    output: 'isClosed',
    more: '',
    ...given,
  }
  return metadataFile(
    'Flow',
    `<actionCalls><name>Close</name><actionName>${parts.action}</actionName><actionType>apex</actionType><inputParameters><name>${parts.input}</name>` +
      `<value><elementReference>${parts.reference}</elementReference></value></inputParameters><storeOutputAutomatically>true</storeOutputAutomatically></actionCalls>${parts.more}` +
      `<start><connector><targetReference>${parts.target}</targetReference></connector><filters><field>${parts.field}</field></filters><object>${parts.object}</object></start>` +
      `<textTemplates><name>Message</name><text>${parts.text} {!Close.${parts.output}}</text></textTemplates>`,
  )
}

const fieldFile = (name: string) => `${plans}/objects/CsGoal__c/fields/${name}.field-meta.xml`
const field = (name: string, body: string) => metadataFile('CustomField', `<fullName>${name}</fullName><label>Goal</label>${body}`)
const permissionSet = (body: string) => metadataFile('PermissionSet', `<label>Goals</label>${body}`)
const labels = (fullName: string, value: string) =>
  metadataFile('CustomLabels', `<labels><fullName>${fullName}</fullName><value>${value}</value></labels>`)

const bad = (mistake: string, path: string, text: string, finding: string): BadMetadata => ({
  mistake,
  path: path.startsWith('force-app') ? path : `${plans}/${path}`,
  text,
  finding,
})
const badField = (mistake: string, name: string, body: string, finding: string) => bad(mistake, fieldFile(name), field(name, body), finding)
const badFlow = (mistake: string, name: string, given: Parameters<typeof flow>[0], finding: string) =>
  bad(mistake, `flows/${name}.flow-meta.xml`, flow(given), finding)
const badObject = (mistake: string, name: string, body: string, finding: string) =>
  bad(mistake, `objects/${name}/${name}.object-meta.xml`, metadataFile('CustomObject', body), finding)

const wholeObject =
  '<deploymentStatus>Deployed</deploymentStatus><label>Aim</label><nameField><label>Aim</label><type>Text</type></nameField><pluralLabel>Aims</pluralLabel>'

export const badMetadata: readonly BadMetadata[] = [
  bad(
    'another name than the file',
    fieldFile('Other__c'),
    field('Target__c', '<length>80</length><type>Text</type>'),
    "fullName Target__c is not the file's Other__c",
  ),
  badField('no type', 'NoType__c', '', 'the field has no type'),
  badField('a text without length', 'NoLength__c', '<type>Text</type>', 'a field of type Text needs <length>'),
  badField('a number without scale', 'NoScale__c', '<precision>18</precision><type>Number</type>', 'a field of type Number needs <scale>'),
  badField('a picklist without values', 'NoValues__c', '<type>Picklist</type>', 'a field of type Picklist needs <valueSet>'),
  badField(
    'a lookup to nothing',
    'NoParent__c',
    '<relationshipName>Aims</relationshipName><type>Lookup</type>',
    'a field of type Lookup needs <referenceTo>',
  ),
  badField(
    'a lookup without a name for the children',
    'NoChildren__c',
    '<referenceTo>Account</referenceTo><type>Lookup</type>',
    'a field of type Lookup needs <relationshipName>',
  ),
  badField(
    'a number of 19 digits',
    'TooPrecise__c',
    '<precision>19</precision><scale>2</scale><type>Number</type>',
    'precision is over 18',
  ),
  badField(
    'more digits after the point than in all',
    'TooFine__c',
    '<precision>2</precision><scale>3</scale><type>Number</type>',
    'scale is over precision',
  ),
  badField('a text of 256 characters', 'TooLong__c', '<length>256</length><type>Text</type>', 'a Text is 255 characters at most'),
  badField('a name of 41 characters', `${'A'.repeat(41)}__c`, '<length>80</length><type>Text</type>', 'the API name is over 40 characters'),
  badObject(
    'an object without a name field',
    'CsNameless__c',
    wholeObject.replace(/<nameField>.*<\/nameField>/, '') + '<sharingModel>Private</sharingModel>',
    'an object needs <nameField>',
  ),
  badObject(
    'a child without a parent',
    'CsChild__c',
    `${wholeObject}<sharingModel>ControlledByParent</sharingModel>`,
    'ControlledByParent, but no field is a MasterDetail',
  ),
  bad('a label of 1001 characters', 'labels/Long.labels-meta.xml', labels('CsLong', 'x'.repeat(1001)), 'value is over 1000 characters'),
  bad(
    'a label with a name of 81 characters',
    'labels/Named.labels-meta.xml',
    labels('x'.repeat(81), 'x'),
    'fullName is over 80 characters',
  ),
  bad(
    'the same name in other letters',
    fieldFile('target__C'.replace('C', 'c')),
    field('target__c', '<length>80</length><type>Text</type>'),
    `the same component as ${fieldFile('Target__c')}`,
  ),
  bad(
    'all records of a standard object',
    'permissionsets/CsLead.permissionset-meta.xml',
    permissionSet('<objectPermissions><object>Account</object><viewAllRecords>true</viewAllRecords></objectPermissions>'),
    'CsLead may not view all records of Account',
  ),
  bad(
    'all records for a CSM',
    'permissionsets/CsmUser.permissionset-meta.xml',
    permissionSet('<objectPermissions><object>CsGoal__c</object><viewAllRecords>true</viewAllRecords></objectPermissions>'),
    'CsmUser may not view all records of CsGoal__c',
  ),
  bad(
    'changes to all records for the service',
    'permissionsets/ScoringApiIntegration.permissionset-meta.xml',
    permissionSet('<objectPermissions><modifyAllRecords>true</modifyAllRecords><object>CsGoal__c</object></objectPermissions>'),
    'ScoringApiIntegration may not modify all records of CsGoal__c',
  ),
  bad(
    'a system permission',
    'permissionsets/CsAll.permissionset-meta.xml',
    permissionSet('<userPermissions><enabled>true</enabled><name>ModifyAllData</name></userPermissions>'),
    'the system permission ModifyAllData is not among those that were agreed on',
  ),
  bad(
    'the right to edit a formula',
    'permissionsets/CsFormula.permissionset-meta.xml',
    permissionSet('<fieldPermissions><editable>true</editable><field>CsGoal__c.Reach__c</field></fieldPermissions>'),
    'CsGoal__c.Reach__c is calculated: nobody can edit it',
  ),
  bad(
    'a principal that is gone',
    'permissionsets/CsPrincipal.permissionset-meta.xml',
    permissionSet(
      '<externalCredentialPrincipalAccesses><externalCredentialPrincipal>CsPlans-Gone</externalCredentialPrincipal></externalCredentialPrincipalAccesses>',
    ),
    'there is no principal CsPlans-Gone',
  ),
  bad(
    'a principal without the credentials of users',
    'permissionsets/CsCaller.permissionset-meta.xml',
    permissionSet(
      '<externalCredentialPrincipalAccesses><enabled>true</enabled><externalCredentialPrincipal>CsPlans-Plans</externalCredentialPrincipal></externalCredentialPrincipalAccesses>' +
        '<objectPermissions><allowRead>false</allowRead><object>UserExternalCredential</object></objectPermissions>',
    ),
    'a principal is of no use without Read on UserExternalCredential',
  ),
  bad(
    'a layout with an owner of a detail',
    'layouts/CsGoal__c-Owner.layout-meta.xml',
    metadataFile('Layout', '<layoutItems><field>OwnerId</field></layoutItems>'),
    'CsGoal__c has no field OwnerId',
  ),
  bad(
    'a compact layout with an unknown field',
    'objects/CsGoal__c/compactLayouts/CsX.compactLayout-meta.xml',
    metadataFile('CompactLayout', '<fields>Aims</fields>'),
    'CsGoal__c has no field Aims',
  ),
  bad(
    'a page with an unknown standard field',
    'flexipages/CsField.flexipage-meta.xml',
    page('', { field: 'Record.OwnerId' }),
    'CsGoal__c has no field OwnerId',
  ),
  bad(
    'a page with an unknown property',
    'flexipages/CsProperty.flexipage-meta.xml',
    page('', { property: 'titel' }),
    'csGoals has no property titel on lightning__RecordPage',
  ),
  bad(
    'a page that the component is not for',
    'flexipages/CsTarget.flexipage-meta.xml',
    page('', { type: 'AppPage', component: 'csGoals' }).replace(/<componentInstanceProperties>.*?<\/componentInstanceProperties>/, ''),
    'csGoals is not offered to lightning__AppPage',
  ),
  bad('a facet that is gone', 'flexipages/CsFacet.flexipage-meta.xml', page('<value>Facet-gone</value>'), 'there is no region Facet-gone'),
  bad(
    'an app with a page that is gone',
    'applications/CsApp.app-meta.xml',
    metadataFile('CustomApplication', '<actionOverrides><content>CsGone</content><type>Flexipage</type></actionOverrides>'),
    'there is no page CsGone',
  ),
  bad(
    'a record of an unknown type',
    'customMetadata/CsGone.Usual.md-meta.xml',
    record('Most__c', ''),
    'there is no custom metadata type CsGone__mdt',
  ),
  bad(
    'a record with an unknown field',
    'customMetadata/CsLimits.Field.md-meta.xml',
    record('Least__c', ''),
    'CsLimits__mdt has no field Least__c',
  ),
  bad(
    'a number written as text',
    'customMetadata/CsLimits.Text.md-meta.xml',
    record('Most__c', '<value xsi:type="xsd:string">5</value>'),
    'Most__c is a Number: its value is xsd:double, not xsd:string',
  ),
  bad(
    'a report type that joins nothing',
    'reportTypes/CsJoin.reportType-meta.xml',
    reportType('Account', 'Aims__r', 'Account', 'Name'),
    'Account has no child relationship Aims__r',
  ),
  bad(
    'a column of a table that is not joined',
    'reportTypes/CsTable.reportType-meta.xml',
    reportType('Account', 'Goals__r', 'Account.Contacts', 'Name'),
    'the report type joins no Account.Contacts',
  ),
  bad(
    'a column of an unknown field',
    'reportTypes/CsColumn.reportType-meta.xml',
    reportType('Account', 'Goals__r', 'Account.Goals__r', 'Aim__c'),
    'CsGoal__c has no field Aim__c',
  ),
  badFlow('a flow with an unknown element', 'CsElement', { target: 'Gone' }, 'the flow has no element Gone'),
  badFlow('a flow with an unknown resource', 'CsResource', { reference: 'goalId' }, 'the flow has no resource goalId'),
  badFlow('a flow with an unknown field of its record', 'CsRecord', { reference: '$Record.Aim__c' }, 'CsGoal__c has no field Aim__c'),
  badFlow('a flow with an unknown field', 'CsFilter', { field: 'Aim__c' }, 'CsGoal__c has no field Aim__c'),
  badFlow('a flow with an unknown object', 'CsObject', { object: 'CsGone__c', reference: '$User.Id' }, 'there is no object CsGone__c'),
  badFlow('a flow with an unknown action', 'CsAction', { action: 'CsGoalService' }, 'no class CsGoalService has an @InvocableMethod'),
  badFlow('a flow with an unknown input', 'CsInput', { input: 'isClosed' }, 'CsCloseGoal takes no isClosed'),
  badFlow('a flow with an unknown output of an action', 'CsOutput', { output: 'refusal' }, 'CsCloseGoal gives no refusal'),
  badFlow('a flow with an unknown label', 'CsLabel', { text: '{!$Label.CsGone}' }, 'there is no label CsGone'),
  badFlow(
    'a flow with an unknown subflow',
    'CsSubflow',
    { more: '<subflows><name>Sub</name><flowName>CsGone</flowName></subflows>' },
    'there is no flow CsGone',
  ),
]
