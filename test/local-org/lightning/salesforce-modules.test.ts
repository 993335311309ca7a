import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { readCustomLabels } from '../../../local-org/lightning/metadata/custom-labels.ts'
import { salesforceModule } from '../../../local-org/lightning/compile/salesforce-modules.ts'
import { fixtureProject } from './fake-org.ts'

const labels = readCustomLabels(fixtureProject)
const page = {
  user: { id: '005' },
  language: 'en_US',
  i18n: { locale: 'ja-JP' },
  formFactor: 'Large',
  customPermissions: ['CsEdit'],
  userPermissions: [],
}

/** What the module's default export is on a page. */
function defaultExport(specifier: string, onPage: Record<string, unknown> = page): unknown {
  const source = salesforceModule(specifier, labels)!
  const expression = /export default (.+)$/s.exec(source)![1]!
  const value: unknown = runInNewContext(`(${expression})`, { page: onPage, baseDefault: 'the default' })
  return value
}

it('reads the custom labels of every feature, entities decoded, with their translations', () => {
  expect(labels.get('ScoreTitle')).toEqual({ en_US: 'Score & size', ja: 'スコア' })
})

it('gives a label in the language of the page', () => {
  expect(defaultExport('@salesforce/label/c.ScoreTitle')).toBe('Score & size')
  expect(defaultExport('@salesforce/label/c.ScoreTitle', { ...page, language: 'ja' })).toBe('スコア')
})

it('gives a label without a translation as it is', () => {
  expect(defaultExport('@salesforce/label/c.ScoreEmpty', { ...page, language: 'ja' })).toBe('Not scored')
})

it('refuses a label that force-app does not define', () => {
  expect(() => salesforceModule('@salesforce/label/c.Nowhere', labels)).toThrow('No such custom label in force-app')
})

it('gives schema references as the platform does', () => {
  expect(defaultExport('@salesforce/schema/Account')).toEqual({ objectApiName: 'Account' })
  expect(defaultExport('@salesforce/schema/Account.CsHealthScore__c')).toEqual({
    objectApiName: 'Account',
    fieldApiName: 'CsHealthScore__c',
  })
  expect(defaultExport('@salesforce/schema/Contact.Account.Name')).toEqual({ objectApiName: 'Contact', fieldApiName: 'Account.Name' })
})

it('gives a permission as true or undefined', () => {
  expect(defaultExport('@salesforce/customPermission/CsEdit')).toBe(true)
  expect(defaultExport('@salesforce/customPermission/CsOther')).toBeUndefined()
})

it('takes a format from the page, else the default of the base components', () => {
  expect(defaultExport('@salesforce/i18n/locale')).toBe('ja-JP')
  expect(defaultExport('@salesforce/i18n/number.percentSign')).toBe('the default')
})

it('gives the user, the form factor and message channels', () => {
  expect(defaultExport('@salesforce/user/Id')).toBe('005')
  expect(defaultExport('@salesforce/client/formFactor')).toBe('Large')
  expect(defaultExport('@salesforce/messageChannel/CsScored__c')).toEqual({ messageChannel: 'CsScored__c' })
})

it('says the words of the base components in Japanese, else as their package does', () => {
  expect(defaultExport('@salesforce/label/LightningToast.close')).toBe('the default')
  expect(defaultExport('@salesforce/label/LightningToast.close', { ...page, language: 'ja' })).toBe('閉じる')
})

it('leaves the modules of the base components to their package', () => {
  expect(salesforceModule('@salesforce/label/LightningColorPicker.hueInput', labels)).toBeNull()
  expect(salesforceModule('@salesforce/gate/anything', labels)).toBeNull()
  expect(salesforceModule('lightning/button', labels)).toBeNull()
})
