import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBundles } from '../../../local-org/lightning/compile/bundles.ts'
import { createResolver, platformDirectory } from '../../../local-org/lightning/compile/resolve.ts'
import { fixtureProject } from './fake-org.ts'

const lwc = (feature: string, name: string) => join(fixtureProject, 'force-app/main', feature, 'lwc', name)
const resolver = createResolver(findBundles(fixtureProject), () => null)

describe('findBundles', () => {
  let project: string
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'banso-bundles-'))
  })
  afterEach(() => rmSync(project, { recursive: true }))

  const addBundle = (feature: string, name: string, extension = '.js') => {
    const directory = join(project, 'force-app/main', feature, 'lwc', name)
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, name + extension), '')
  }

  it('finds the components of every feature folder', () => {
    expect([...findBundles(fixtureProject).keys()]).toEqual(['score', 'scoreButton', 'askModal', 'contacts'])
  })

  it('refuses a name that two features use, naming both folders', () => {
    addBundle('alpha', 'card')
    addBundle('beta', 'card')
    expect(() => findBundles(project)).toThrow(/Two components are named card: .*alpha.*beta/)
  })

  it('takes styles alone for a bundle, which other styles import', () => {
    addBundle('alpha', 'shade', '.css')
    const bundles = findBundles(project)
    expect([...bundles.keys()]).toEqual(['shade'])
    expect(createResolver(bundles, () => null).resolveBare('c/shade')).toEqual({
      file: join(project, 'force-app/main/alpha/lwc/shade/shade.css'),
    })
  })

  it('takes no folder without a source for a component', () => {
    addBundle('alpha', 'card')
    mkdirSync(join(project, 'force-app/main/alpha/lwc/__mocks__'))
    expect([...findBundles(project).keys()]).toEqual(['card'])
  })
})

describe('a bare specifier', () => {
  it('in c/ leads to the feature that has the component', () => {
    expect(resolver.resolveBare('c/contacts')).toEqual({ file: join(lwc('beta', 'contacts'), 'contacts.js') })
  })

  it('in c/ that no feature has leads nowhere', () => {
    expect(resolver.resolveBare('c/missing')).toBeNull()
  })

  it('takes our lightning/navigation before the one of the base components', () => {
    expect(resolver.resolveBare('lightning/navigation')).toEqual({ file: join(platformDirectory, 'lightning/navigation/navigation.js') })
  })

  it('takes a base component from its package', () => {
    expect(resolver.resolveBare('lightning/button')).toEqual({
      file: expect.stringMatching(/lightning-base-components\/src\/lightning\/button\/button\.js$/) as string,
    })
  })

  it('gives the right-to-left icons as nothing', () => {
    expect(resolver.resolveBare('lightning/iconSvgTemplatesUtilityRtl')).toEqual({ source: 'export default {}' })
  })
})

describe('a relative specifier', () => {
  const importer = join(lwc('alpha', 'score'), 'score.js')

  it('leads to the file beside the importer', () => {
    expect(resolver.resolveRelative('./score.html', importer)).toEqual({ file: join(lwc('alpha', 'score'), 'score.html') })
  })

  it('gives a missing template as undefined and a missing style sheet as none', () => {
    expect(resolver.resolveRelative('./other.html', importer)).toEqual({ source: 'export default undefined' })
    expect(resolver.resolveRelative('./score.css', importer)).toEqual({ source: 'export default []' })
    expect(resolver.resolveRelative('./score.scoped.css?scoped=true', importer)).toEqual({ source: 'export default []' })
  })
})

describe('ownerOf', () => {
  it('is the component for a file of force-app, with the API version of its meta file', () => {
    const owner = resolver.ownerOf(join(lwc('alpha', 'score'), 'score.html'))
    expect(owner).toMatchObject({ namespace: 'c', name: 'score', bundle: { apiVersion: 66, isDynamic: false } })
  })

  it('is null for a script that is no part of a component', () => {
    expect(resolver.ownerOf(join(fixtureProject, '../../../../../node_modules/@lwc/engine-dom/dist/index.js'))).toBeNull()
  })
})
