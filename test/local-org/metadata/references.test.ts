import type { Connection } from 'jsforce'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { connect, deploy, document, manifest, startEmptyOrg, type Archive } from './deploying.ts'

let running: RunningOrg
let admin: Connection
beforeEach(async () => {
  running = await startEmptyOrg()
  admin = connect(running)
})
afterEach(() => running.close())

const lwc = {
  'lwc/csCard/csCard.js': "import { LightningElement } from 'lwc'\nexport default class CsCard extends LightningElement {}\n",
  'lwc/csCard/csCard.js-meta.xml': document(
    'LightningComponentBundle',
    '    <apiVersion>67.0</apiVersion>\n    <isExposed>true</isExposed>',
  ),
}
const apex = {
  'classes/CsReader.cls': 'public with sharing class CsReader {}\n',
  'classes/CsReader.cls-meta.xml': document('ApexClass', '    <apiVersion>67.0</apiVersion>\n    <status>Active</status>'),
}
const page = (component: string) =>
  document(
    'FlexiPage',
    `    <flexiPageRegions>
        <itemInstances><componentInstance><componentName>${component}</componentName></componentInstance></itemInstances>
        <name>main</name>
        <type>Region</type>
    </flexiPageRegions>
    <masterLabel>Cards</masterLabel>
    <template><name>flexipage:defaultAppHomeTemplate</name></template>
    <type>AppPage</type>`,
  )
const tab = (flexiPage: string) => document('CustomTab', `    <flexiPage>${flexiPage}</flexiPage>\n    <label>Cards</label>`)
const app = (tabName: string) =>
  document(
    'CustomApplication',
    `    <label>Banso</label>\n    <navType>Standard</navType>\n    <tabs>standard-Account</tabs>\n    <tabs>${tabName}</tabs>`,
  )
const layout = (field: string) =>
  document(
    'Layout',
    `    <layoutSections>
        <layoutColumns>
            <layoutItems><behavior>Edit</behavior><field>Industry</field></layoutItems>
            <layoutItems><behavior>Edit</behavior><field>${field}</field></layoutItems>
        </layoutColumns>
        <style>TwoColumnsTopToBottom</style>
    </layoutSections>`,
  )
const grants = (inner: string) => document('PermissionSet', `    <label>Reader</label>\n    ${inner}`)

const sound: Archive = {
  ...lwc,
  ...apex,
  'package.xml': manifest({
    ApexClass: ['CsReader'],
    CustomApplication: ['Banso'],
    CustomTab: ['CsCards'],
    FlexiPage: ['CsCards'],
    LightningComponentBundle: ['csCard'],
    PermissionSet: ['Reader'],
  }),
  'flexipages/CsCards.flexipage': page('csCard'),
  'tabs/CsCards.tab': tab('CsCards'),
  'applications/Banso.app': app('CsCards'),
  'permissionsets/Reader.permissionset': grants(
    '<applicationVisibilities><application>Banso</application><visible>true</visible></applicationVisibilities><classAccesses><apexClass>CsReader</apexClass><enabled>true</enabled></classAccesses><tabSettings><tab>CsCards</tab><visibility>Visible</visibility></tabSettings>',
  ),
}

describe('a deployment', () => {
  it('is taken when everything it points to is there', async () => {
    expect(await deploy(admin, sound)).toMatchObject({ status: 'Succeeded', failures: [] })
  })

  it.each([
    [
      'flexipages/CsCards.flexipage',
      page('csGone'),
      "FlexiPage CsCards flexipages/CsCards.flexipage 4:58 We couldn't retrieve the design time component information for component c:csGone.",
    ],
    ['tabs/CsCards.tab', tab('CsGone'), 'CustomTab CsCards tabs/CsCards.tab 3:16 In field: flexiPage - no FlexiPage named CsGone found'],
    [
      'applications/Banso.app',
      app('CsGone'),
      'CustomApplication Banso applications/Banso.app 6:11 In field: tabs - no CustomTab named CsGone found',
    ],
    [
      'permissionsets/Reader.permissionset',
      grants('<classAccesses><apexClass>CsGone</apexClass><enabled>true</enabled></classAccesses>'),
      'PermissionSet Reader permissionsets/Reader.permissionset 4:31 In field: apexClass - no ApexClass named CsGone found',
    ],
    [
      'permissionsets/Reader.permissionset',
      grants('<customPermissions><enabled>true</enabled><name>CsGone</name></customPermissions>'),
      'PermissionSet Reader permissionsets/Reader.permissionset 4:53 In field: name - no CustomPermission named CsGone found',
    ],
  ])('is refused whole for a %s that points to nothing', async (path, text, failure) => {
    expect(await deploy(admin, { ...sound, [path]: text })).toMatchObject({ status: 'Failed', failures: [failure] })
    expect((await admin.metadata.list({ type: 'ApexClass' }, '67.0')) ?? []).toEqual([])
  })

  it('is refused for a layout with a custom field that is not there; what Salesforce brings is left to it', async () => {
    const files = (field: string): Archive => ({
      'package.xml': manifest({ Layout: ['Account-Banso'] }),
      'layouts/Account-Banso.layout': layout(field),
    })
    expect((await deploy(admin, files('Gone__c'))).failures).toEqual([
      'Layout Account-Banso layouts/Account-Banso.layout 6:58 In field: field - no CustomField named Account.Gone__c found',
    ])
    expect((await deploy(admin, files('TickerSymbol'))).status).toBe('Succeeded')
  })

  it('reads nothing out of a comment', async () => {
    const commented = tab('CsCards').replace('<label>', '<!-- <lwcComponent>csGone</lwcComponent> --><label>')
    expect((await deploy(admin, { ...sound, 'tabs/CsCards.tab': commented })).status).toBe('Succeeded')
  })

  it('may not take away what something else points to', async () => {
    await deploy(admin, sound)
    const removal = { 'package.xml': manifest({}), 'destructiveChanges.xml': manifest({ FlexiPage: ['CsCards'] }) }
    expect((await deploy(admin, removal)).failures).toEqual([
      'CustomTab CsCards tabs/CsCards.tab-meta.xml 3:16 In field: flexiPage - no FlexiPage named CsCards found',
    ])
  })
})
