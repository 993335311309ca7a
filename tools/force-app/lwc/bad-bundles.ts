import { metadataFile } from '../../../test/contract/sound-app.ts'

/** A mistake in a component, one a bundle. */
export interface BadBundle {
  mistake: string
  /** Lines before the class. */
  script?: string
  /** Lines of the class. */
  members?: string
  template?: string
  /** Elements of its js-meta.xml after `isExposed`. */
  settings?: string
  /** `file:line: message`, the file by its ending */
  finding: string
}

const folder = (mistake: string) => `force-app/main/plans/lwc/${mistake}/${mistake}`

/** The files of a bundle. */
export function bundleOf({
  mistake,
  script = '',
  members = '',
  template = '',
  settings = '',
}: Omit<BadBundle, 'finding'>): Record<string, string> {
  const isExposed = settings !== ''
  return {
    [`${folder(mistake)}.js`]: `${script}\nexport default class Name extends LightningElement {\n${members}\n}\n`,
    [`${folder(mistake)}.html`]: `<template>\n${template}\n</template>\n`,
    [`${folder(mistake)}.js-meta.xml`]: metadataFile('LightningComponentBundle', `<isExposed>${isExposed}</isExposed>\n${settings}`),
  }
}

/** What the bad bundles use; sound as they stand. */
export const soundBundles: Readonly<Record<string, string>> = {
  'force-app/main/plans/lwc/csRound/csRound.js': 'export const round = Math.round;\nexport function half(of) {\n    return of / 2;\n}\n',
  'force-app/main/plans/lwc/csRound/csRound.js-meta.xml': metadataFile('LightningComponentBundle', '<isExposed>false</isExposed>'),
  ...bundleOf({
    mistake: 'csGoal',
    script:
      "import { LightningElement, api, wire } from 'lwc';\nimport { getRecord } from 'lightning/uiRecordApi';\nimport LightningConfirm from 'lightning/confirm';\n" +
      "import { round, half as halved } from 'c/csRound';\nimport lang from '@salesforce/i18n/lang';\nimport ARR from '@salesforce/schema/Account.CsArr__c';\n" +
      "import OWNER from '@salesforce/schema/Account.Owner.Name';\nimport GOAL from '@salesforce/schema/CsGoal__c';\nimport title from '@salesforce/label/c.CsGoalTitle';",
    members: '@api cardTitle;\n@api get recordId() {\nreturn 1;\n}\n@wire(getRecord) record;\ngoals = [];\nhandleClose() {}',
    template:
      '<!-- <c-cs-gone></c-cs-gone> -->\n<template for:each={goals} for:item="goal" for:index="index">\n<lightning-button key={goal.id} label={goal.name} icon-name="utility:close" data-index={index} onclick={handleClose}></lightning-button>\n</template>\n' +
      '<c-cs-goal card-title="Goals" record-id={recordId} class="goal"></c-cs-goal>\n<p title={cardTitle} aria-label="Goals">{record.data}</p>',
    settings:
      '<targets><target>lightning__RecordPage</target></targets>\n<targetConfigs><targetConfig targets="lightning__RecordPage">' +
      '<property name="cardTitle" type="String" label="Title" /><objects><object>Account</object><object>CsGoal__c</object></objects></targetConfig></targetConfigs>',
  }),
}

export const badBundles: readonly BadBundle[] = [
  {
    mistake: 'unknownLightningModule',
    script: "import { x } from 'lightning/uiRecordsApi';",
    finding: 'js:1: there is no module lightning/uiRecordsApi',
  },
  {
    mistake: 'unknownLightningExport',
    script: "import { getRecrd } from 'lightning/uiRecordApi';",
    finding: 'js:1: lightning/uiRecordApi exports no getRecrd',
  },
  {
    mistake: 'noDefaultExport',
    script: "import uiRecordApi from 'lightning/uiRecordApi';",
    finding: 'js:1: lightning/uiRecordApi exports no default',
  },
  { mistake: 'unknownBundle', script: "import { round } from 'c/csRounds';", finding: 'js:1: there is no module c/csRounds' },
  { mistake: 'unknownExportOfBundle', script: "import { ceil } from 'c/csRound';", finding: 'js:1: c/csRound exports no ceil' },
  {
    mistake: 'unknownStandardField',
    script: "import X from '@salesforce/schema/Account.Region';",
    finding: 'js:1: Account has no field Region',
  },
  {
    mistake: 'unknownParentField',
    script: "import X from '@salesforce/schema/CsGoal__c.Account__r.Region';",
    finding: 'js:1: Account has no field Region',
  },
  { mistake: 'unknownObject', script: "import X from '@salesforce/schema/Acount';", finding: 'js:1: there is no object Acount' },
  {
    mistake: 'unknownResource',
    script: "import X from '@salesforce/resourceUrl/chart';",
    finding: 'js:1: there is no static resource chart',
  },
  {
    mistake: 'unknownChannel',
    script: "import X from '@salesforce/messageChannel/Goal__c';",
    finding: 'js:1: there is no message channel Goal',
  },
  {
    mistake: 'unknownPlatformModule',
    script: "import X from '@salesforce/user/Name';",
    finding: 'js:1: there is no module @salesforce/user/Name',
  },
  { mistake: 'packageOfNpm', script: "import { chart } from 'chart.js';", finding: 'js:1: there is no module chart.js' },
  {
    mistake: 'unknownBaseComponent',
    template: '<lightning-buton label="Close"></lightning-buton>',
    finding: 'html:2: there is no component <lightning-buton>',
  },
  {
    mistake: 'unknownBaseProperty',
    template: '<lightning-button lable="Close"></lightning-button>',
    finding: 'html:2: <lightning-button> has no property lable',
  },
  { mistake: 'unknownOwnComponent', template: '<c-cs-gone></c-cs-gone>', finding: 'html:2: there is no component <c-cs-gone>' },
  {
    mistake: 'unknownOwnProperty',
    template: '<c-cs-goal card-titel="Goals"></c-cs-goal>',
    finding: 'html:2: <c-cs-goal> has no property card-titel',
  },
  { mistake: 'unknownMember', template: '<p>{gaol}</p>', members: 'goal = 1;', finding: 'html:2: the class has no gaol' },
  {
    mistake: 'unknownHandler',
    template: '<button onclick={handleClos}>x</button>',
    members: 'handleClose() {}',
    finding: 'html:2: the class has no handleClos',
  },
  { mistake: 'noTarget', settings: '<description>Goals</description>', finding: 'js-meta.xml:2: the bundle is exposed, but to no target' },
  {
    mistake: 'unknownTarget',
    settings: '<targets><target>lightning__Page</target></targets>',
    finding: 'js-meta.xml:3: there is no target lightning__Page',
  },
  {
    mistake: 'configuredElsewhere',
    settings:
      '<targets><target>lightning__AppPage</target></targets><targetConfigs><targetConfig targets="lightning__HomePage"/></targetConfigs>',
    finding: 'js-meta.xml:3: lightning__HomePage is configured, but is no target',
  },
  {
    mistake: 'unknownConfigProperty',
    settings:
      '<targets><target>lightning__AppPage</target></targets><targetConfigs><targetConfig targets="lightning__AppPage"><property name="titel" type="String"/></targetConfig></targetConfigs>',
    finding: 'js-meta.xml:3: the class has no @api titel',
  },
  {
    mistake: 'unknownPropertyType',
    members: '@api title;',
    settings:
      '<targets><target>lightning__AppPage</target></targets><targetConfigs><targetConfig targets="lightning__AppPage"><property name="title" type="Text"/></targetConfig></targetConfigs>',
    finding: 'js-meta.xml:3: a property cannot be of type Text',
  },
  {
    mistake: 'unknownPageObject',
    settings:
      '<targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>CsGone__c</object></objects></targetConfig></targetConfigs>',
    finding: 'js-meta.xml:3: there is no object CsGone__c',
  },
]
