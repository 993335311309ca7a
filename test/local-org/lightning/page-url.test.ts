import { expect, it } from 'vitest'
import { pageUrl } from '../../../local-org/lightning/modules/platform/pageUrl/pageUrl.ts'

it.each([
  [
    { type: 'standard__recordPage', attributes: { recordId: '001', objectApiName: 'Account', actionName: 'view' } },
    '/lightning/r/Account/001/view',
  ],
  [{ type: 'standard__objectPage', attributes: { objectApiName: 'Account', actionName: 'list' } }, '/lightning/o/Account/list'],
  [
    { type: 'standard__navItemPage', attributes: { apiName: 'CsMyAccounts' }, state: { c__band: 'AtRisk' } },
    '/lightning/n/CsMyAccounts?c__band=AtRisk',
  ],
  [{ type: 'standard__namedPage', attributes: { pageName: 'home' } }, '/lightning/page/home'],
  [{ type: 'standard__webPage', attributes: { url: 'https://example.com/a?b=c' } }, 'https://example.com/a?b=c'],
  [{ type: 'comm__namedPage', attributes: { name: 'Home' } }, null],
])('the URL of %j', (reference, expected) => {
  expect(pageUrl(reference)).toBe(expected)
})
