import type { Finding } from '../checker.ts'
import { readBundles, type Bundle } from '../lwc/bundles.ts'
import { childOf, childrenOf, elementsOf, textOf, type XmlElement } from '../metadata/xml-tree.ts'
import type { OrgSchema } from '../platform/org-schema.ts'
import type { Project } from '../project.ts'
import { at, type MetadataDocument } from './metadata-documents.ts'

/** Fields and properties that pages, layouts and lists show, standard fields too. test/contract looks for our own fields and bundles. */
export function checkPages(project: Project, documents: readonly MetadataDocument[], schema: OrgSchema): Finding[] {
  const bundles = readBundles(project)
  const pages = new Set(documents.filter(({ type }) => type === 'FlexiPage').map(({ name }) => name))
  return documents.flatMap((document) => {
    if (document.type === 'Layout') return checkFields(document, document.name.split('-')[0] ?? '', ['field'], schema)
    if (document.type === 'CompactLayout') return checkFields(document, document.object, ['fields'], schema)
    if (document.type === 'FlexiPage')
      return [...checkPageFields(document, schema), ...checkProperties(document, bundles), ...checkFacets(document)]
    if (document.type === 'CustomObject' || document.type === 'CustomApplication') return checkOverrides(document, pages)
    return []
  })
}

function checkFields(document: MetadataDocument, object: string, elements: readonly string[], schema: OrgSchema): Finding[] {
  return [...elementsOf(document.root)]
    .filter(({ name, text }) => elements.includes(name) && text !== '')
    .flatMap((element) => {
      const problem = schema.pathProblem(object, element.text)
      return problem === null ? [] : [at(document, element, problem)]
    })
}

function checkPageFields(document: MetadataDocument, schema: OrgSchema): Finding[] {
  const object = textOf(document.root, 'sobjectType')
  const unknown =
    object !== null && schema.objectOf(object) === undefined ? [at(document, document.root, `there is no object ${object}`)] : []
  const fields = [...elementsOf(document.root)].flatMap((element) => {
    const path = /^\{?!?Record\.([\w.]+)\}?$/.exec(element.text)?.[1]
    const problem = path === undefined ? null : schema.pathProblem(object ?? '', path)
    return problem === null ? [] : [at(document, element, problem)]
  })
  return [...unknown, ...fields]
}

/** What a page sets of a component of ours must be in the component's settings for that kind of page. */
function checkProperties(document: MetadataDocument, bundles: ReadonlyMap<string, Bundle>): Finding[] {
  const target = `lightning__${textOf(document.root, 'type')}`
  return [...elementsOf(document.root)]
    .filter(({ name }) => name === 'componentInstance')
    .flatMap((instance) => {
      const bundle = bundles.get((textOf(instance, 'componentName') ?? '').replace(/^c:/, ''))
      const settings = bundle?.metadata?.root ?? null
      if (bundle === undefined || settings === null) return []
      const offered = [...elementsOf(settings)].some(({ name, text }) => name === 'target' && text === target)
      const properties = propertiesFor(settings, target)
      return [
        ...(offered ? [] : [at(document, instance, `${bundle.name} is not offered to ${target}`)]),
        ...childrenOf(instance, 'componentInstanceProperties')
          .filter((property) => !properties.has(textOf(property, 'name') ?? ''))
          .map((property) => at(document, property, `${bundle.name} has no property ${textOf(property, 'name')} on ${target}`)),
      ]
    })
}

function propertiesFor(settings: XmlElement, target: string): Set<string> {
  return new Set(
    [...elementsOf(settings)]
      .filter(({ name, attributes }) => name === 'targetConfig' && attributes.get('targets')?.split(',').includes(target) === true)
      .flatMap((config) => childrenOf(config, 'property'))
      .map(({ attributes }) => attributes.get('name') ?? ''),
  )
}

/** `Facet-…` that a component holds, and no region is called so. */
function checkFacets(document: MetadataDocument): Finding[] {
  const regions = new Set(childrenOf(document.root, 'flexiPageRegions').map((region) => textOf(region, 'name') ?? ''))
  return [...elementsOf(document.root)]
    .filter(({ name, text }) => name === 'value' && text.startsWith('Facet-') && !regions.has(text))
    .map((element) => at(document, element, `there is no region ${element.text}`))
}

function checkOverrides(document: MetadataDocument, pages: ReadonlySet<string>): Finding[] {
  return [...elementsOf(document.root)]
    .filter((element) => textOf(element, 'type') === 'Flexipage' && childOf(element, 'content') !== undefined)
    .filter((element) => !pages.has(textOf(element, 'content') ?? ''))
    .map((element) => at(document, element, `there is no page ${textOf(element, 'content')}`))
}
