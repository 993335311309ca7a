import { metadataFile } from '../../../test/contract/sound-app.ts'

/** What the bad classes are written against; sound as it stands. */
export const soundOrg: Readonly<Record<string, string>> = {
  'force-app/main/plans/objects/CsGoal__c/CsGoal__c.object-meta.xml': metadataFile(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus><label>Goal</label><nameField><label>Goal</label><type>Text</type></nameField>' +
      '<pluralLabel>Goals</pluralLabel><sharingModel>ControlledByParent</sharingModel>',
  ),
  ...field(
    'CsGoal__c',
    'Account__c',
    '<referenceTo>Account</referenceTo><relationshipLabel>Goals</relationshipLabel><relationshipName>Goals</relationshipName>' +
      '<relationshipOrder>0</relationshipOrder><type>MasterDetail</type>',
  ),
  ...field('CsGoal__c', 'Target__c', '<precision>18</precision><scale>4</scale><type>Number</type>'),
  ...field(
    'CsGoal__c',
    'Status__c',
    '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      '<value><fullName>Open</fullName><default>false</default><label>Open</label></value></valueSetDefinition></valueSet>',
  ),
  ...field('Account', 'CsArr__c', '<precision>18</precision><scale>2</scale><type>Currency</type>'),
  'force-app/main/plans/objects/CsLimits__mdt/CsLimits__mdt.object-meta.xml': metadataFile(
    'CustomObject',
    '<label>Limits</label><pluralLabel>Limits</pluralLabel><visibility>Protected</visibility>',
  ),
  ...field(
    'CsLimits__mdt',
    'Most__c',
    '<fieldManageability>DeveloperControlled</fieldManageability><precision>4</precision><scale>0</scale><type>Number</type>',
  ),
  'force-app/main/plans/labels/CustomLabels.labels-meta.xml': metadataFile(
    'CustomLabels',
    '<labels><fullName>CsGoalTitle</fullName><language>en_US</language><protected>true</protected><shortDescription>Goals</shortDescription><value>Goals</value></labels>',
  ),
  ...apexClass(
    'CsGoalService',
    `public with sharing virtual class CsGoalService {
    private Integer secret = 1;
    public Integer count(Id accountId, List<String> states) {
        return [SELECT COUNT() FROM CsGoal__c WHERE Account__c = :accountId AND Status__c IN :states WITH USER_MODE];
    }
    public void close(CsGoal__c goal) {
        goal.Status__c = 'Open';
        goal.Target__c = CsLimits__mdt.getInstance('Usual').Most__c;
        update as user goal;
    }
    private void forget() {
        secret = null;
    }
    private class Hidden {
        public Integer total;
    }
}
`,
  ),
  ...apexClass('CsGoalStep', 'public abstract with sharing class CsGoalStep {\n    protected abstract void take(Id goal);\n}\n'),
}

function field(object: string, name: string, body: string): Record<string, string> {
  const text = metadataFile('CustomField', `<fullName>${name}</fullName><label>${name.replace('__c', '')}</label>${body}`)
  return { [`force-app/main/plans/objects/${object}/fields/${name}.field-meta.xml`]: text }
}

/** A class and its metadata file. */
export function apexClass(name: string, source: string): Record<string, string> {
  const path = `force-app/main/plans/classes/${name}.cls`
  const metadata = metadataFile('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>')
  return { [path]: source, [`${path}-meta.xml`]: metadata }
}
