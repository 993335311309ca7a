import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseFlexiPage, readFlexiPage } from '../../../local-org/lightning/metadata/flexipage.ts'
import { templateRows } from '../../../local-org/lightning/modules/platform/pageTemplate/pageTemplate.ts'
import { fixtureProject } from './fake-org.ts'

const page = readFlexiPage(join(fixtureProject, 'force-app/main/app/flexipages/Account_Page.flexipage-meta.xml'), 'Account_Page')

it('reads type, object and template', () => {
  expect(page).toMatchObject({
    name: 'Account_Page',
    label: 'Account Page',
    type: 'RecordPage',
    sobjectType: 'Account',
    template: 'flexipage:recordHomeTemplateDesktop',
  })
})

it('keeps the components of a region in order, ours by their module name', () => {
  expect(page.regions.main?.map(({ componentName, properties }) => [componentName, properties])).toEqual([
    ['c/score', { isLarge: 'true' }],
    ['flexipage:tabset', { tabs: 'Facet-tabs' }],
  ])
})

it('keeps facets apart from regions', () => {
  expect(Object.keys(page.regions)).toEqual(['header', 'main', 'sidebar'])
  expect(Object.keys(page.facets)).toEqual(['Facet-tabs', 'Facet-detail', 'Facet-related'])
})

it('reads a visibility rule with its boolean filter', () => {
  expect(page.regions.sidebar?.[0]?.visibilityRule).toEqual({
    booleanFilter: '1 AND 2',
    criteria: [
      { leftValue: '{!Record.NumberOfEmployees}', operator: 'LT', rightValue: '100' },
      { leftValue: '{!$Client.FormFactor}', operator: 'EQUAL', rightValue: 'Large' },
    ],
  })
})

it('reads the shape before API 49, value lists and c: names', () => {
  const old = parseFlexiPage(
    `<FlexiPage><flexiPageRegions><componentInstances><componentInstanceProperties><name>columns</name>
     <valueList><valueListItems><value>A</value></valueListItems><valueListItems><value>B</value></valueListItems></valueList>
     </componentInstanceProperties><componentName>c:card</componentName></componentInstances><name>main</name><type>Region</type></flexiPageRegions></FlexiPage>`,
    'Old',
  )
  expect(old.regions).toEqual({ main: [{ componentName: 'c/card', properties: { columns: ['A', 'B'] }, visibilityRule: null }] })
})

it('lays the regions of a template out in its columns', () => {
  expect(templateRows('flexipage:recordHomeTemplateDesktop', ['header', 'main', 'sidebar'])).toEqual([
    [{ name: 'header', columns: 12, width: 'LARGE' }],
    [
      { name: 'main', columns: 8, width: 'LARGE' },
      { name: 'sidebar', columns: 4, width: 'SMALL' },
    ],
  ])
})

it('gives a region the whole row when its neighbours are not used', () => {
  expect(templateRows('flexipage:recordHomeTemplateDesktop', ['main'])).toEqual([[{ name: 'main', columns: 12, width: 'LARGE' }]])
})

it('loses no region of a template it does not know', () => {
  expect(templateRows('c:ourTemplate', ['left', 'right']).map((row) => row.map(({ name }) => name))).toEqual([['left'], ['right']])
})
