import { expect, it } from 'vitest'
import { coerceProperties, parseComponentMeta, placementProblem } from '../../../local-org/lightning/metadata/component-meta.ts'

const meta = parseComponentMeta(`<LightningComponentBundle>
  <isExposed>true</isExposed>
  <targets><target>lightning__RecordPage</target><target>lightning__AppPage</target></targets>
  <targetConfigs>
    <targetConfig targets="lightning__RecordPage">
      <objects><object>Account</object></objects>
      <property name="rows" type="Integer" default="5" />
      <property name="showTrend" type="Boolean" default="true" />
      <property name="title" type="String" />
    </targetConfig>
    <targetConfig targets="lightning__AppPage"><property name="band" type="String" default="AtRisk" /></targetConfig>
  </targetConfigs>
</LightningComponentBundle>`)

it('gives values the types that the component declares, and its defaults', () => {
  expect(coerceProperties(meta, 'lightning__RecordPage', { rows: '12', showTrend: 'false' })).toEqual({ rows: 12, showTrend: false })
  expect(coerceProperties(meta, 'lightning__RecordPage', { title: 'Health' })).toEqual({ rows: 5, showTrend: true, title: 'Health' })
})

it('knows other properties on another kind of page', () => {
  expect(coerceProperties(meta, 'lightning__AppPage', { rows: '12' })).toEqual({ band: 'AtRisk' })
})

it('lets a component stand only where its meta file says', () => {
  expect(placementProblem(meta, 'lightning__RecordPage', 'Account')).toBeNull()
  expect(placementProblem(meta, 'lightning__RecordPage', 'Case')).toBe('Its js-meta.xml file does not allow it for Case.')
  expect(placementProblem(meta, 'lightning__HomePage', null)).toBe('Its js-meta.xml file does not name the target lightning__HomePage.')
  expect(placementProblem({ ...meta, isExposed: false }, 'lightning__AppPage', null)).toBe(
    'Its js-meta.xml file does not expose it (isExposed).',
  )
  expect(placementProblem(null, 'lightning__AppPage', null)).toBe('It has no js-meta.xml file.')
})
