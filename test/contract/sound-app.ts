import type { Files } from './read-files.ts'

/** A small force-app to which a test adds one fault; sound as it stands. */
export function soundApp(changes: Record<string, string | null> = {}): Files {
  const files = new Map<string, string>(Object.entries(sound))
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) files.delete(path)
    else files.set(path, text)
  }
  return files
}

/** A metadata file around `body`. */
export function metadataFile(root: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`
}

export const paths = {
  object: 'main/plans/objects/CsGoal__c/CsGoal__c.object-meta.xml',
  objectJapanese: 'main/plans/objectTranslations/CsGoal__c-ja/CsGoal__c-ja.objectTranslation-meta.xml',
  field: 'main/plans/objects/CsGoal__c/fields/Status__c.field-meta.xml',
  fieldJapanese: 'main/plans/objectTranslations/CsGoal__c-ja/Status__c.fieldTranslation-meta.xml',
  valueSetJapanese: 'main/plans/globalValueSetTranslations/CsPhase-ja.globalValueSetTranslation-meta.xml',
  permissionSet: 'main/app/permissionsets/CsmUser.permissionset-meta.xml',
  labels: 'main/shared/labels/CustomLabels.labels-meta.xml',
  labelsJapanese: 'main/shared/translations/ja.translation-meta.xml',
  script: 'main/plans/lwc/csGoal/csGoal.js',
  template: 'main/plans/lwc/csGoal/csGoal.html',
  styles: 'main/plans/lwc/csGoal/csGoal.css',
  apex: 'main/plans/classes/CsGoalController.cls',
  page: 'main/app/flexipages/CsGoal.flexipage-meta.xml',
} as const

const sound: Record<string, string> = {
  [paths.object]: metadataFile('CustomObject', '<description>What the customer wants.</description><label>Goal</label>'),
  [paths.objectJapanese]: metadataFile('CustomObjectTranslation', '<caseValues><plural>false</plural><value>目標</value></caseValues>'),
  [paths.field]: metadataFile(
    'CustomField',
    '<fullName>Status__c</fullName><description>How far the goal is. Empty: not known.</description><inlineHelpText>How far it is.</inlineHelpText>' +
      '<label>Status</label><required>false</required><type>Picklist</type><valueSet><valueSetDefinition><value><fullName>Open</fullName>' +
      '<label>Open</label></value></valueSetDefinition></valueSet>',
  ),
  [paths.fieldJapanese]: metadataFile(
    'CustomFieldTranslation',
    '<help>進み具合です。</help><label>状況</label><name>Status__c</name>' +
      '<picklistValues><masterLabel>Open</masterLabel><translation>未達</translation></picklistValues>',
  ),
  'main/plans/globalValueSets/CsPhase.globalValueSet-meta.xml': metadataFile(
    'GlobalValueSet',
    '<customValue><fullName>Plan</fullName><label>Plan</label></customValue>',
  ),
  [paths.valueSetJapanese]: metadataFile(
    'GlobalValueSetTranslation',
    '<valueTranslation><masterLabel>Plan</masterLabel><translation>計画</translation></valueTranslation>',
  ),
  [paths.permissionSet]: permissionSet('<allowRead>true</allowRead><object>CsGoal__c</object>', 'CsGoal__c.Status__c'),
  [paths.labels]: metadataFile('CustomLabels', '<labels><fullName>CsGoalTitle</fullName><value>Goals</value></labels>'),
  [paths.labelsJapanese]: metadataFile('Translations', '<customLabels><label>目標</label><name>CsGoalTitle</name></customLabels>'),
  [paths.script]:
    "import title from '@salesforce/label/c.CsGoalTitle';\nimport close from '@salesforce/apex/CsGoalController.close';\n" +
    "import STATUS from '@salesforce/schema/CsGoal__c.Status__c';\nimport { round } from 'c/csRound';\n",
  [paths.template]: '<template><c-cs-round></c-cs-round></template>',
  'main/shared/lwc/csRound/csRound.js': 'export const round = Math.round;\n',
  [paths.styles]: "@import 'c/csShade';\n",
  'main/shared/lwc/csShade/csShade.css': '.shade {}\n',
  [paths.apex]:
    'public class CsGoalController { @AuraEnabled public static void close(Id goal) { throw fail(System.Label.CsGoalTitle); } }',
  [paths.page]: metadataFile(
    'FlexiPage',
    '<componentName>csGoal</componentName><fieldItem>Record.Status__c</fieldItem><sobjectType>CsGoal__c</sobjectType>',
  ),
}

/** A permission set with one object and one field in it. */
export function permissionSet(objectPermissions: string, field: string, editable = false): string {
  return metadataFile(
    'PermissionSet',
    `<description>For whom.</description><fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>true</readable>` +
      `</fieldPermissions><objectPermissions>${objectPermissions}</objectPermissions>`,
  )
}
