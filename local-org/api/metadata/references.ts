import { basename } from 'node:path'

/** A name in one file of metadata that something else has to define. */
export interface MetadataReference {
  type: string
  fullName: string
  /** That names it. */
  element: string
  /** Of its `<` in the text. */
  index: number
}

interface Rule {
  type: string
  element: string
  /** The element that it stands in, where another one has a child of the same name. */
  within?: string
}

const fields: Rule = { type: 'CustomField', element: 'field' }

/** By the ending of the file: `app` in `Banso.app-meta.xml`. Source: Metadata API Developer Guide, the page of each type. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  app: [{ type: 'CustomTab', element: 'tabs' }],
  compactLayout: [{ type: 'CustomField', element: 'fields' }],
  flexipage: [
    { type: 'LightningComponentBundle', element: 'componentName' },
    { type: 'CustomField', element: 'fieldItem' },
    { type: 'CustomField', element: 'leftValue' },
  ],
  layout: [fields],
  listView: [{ type: 'CustomField', element: 'columns' }, fields],
  permissionset: [
    { type: 'ApexClass', element: 'apexClass' },
    { type: 'CustomApplication', element: 'application' },
    { type: 'CustomObject', element: 'name', within: 'customMetadataTypeAccesses' },
    { type: 'CustomPermission', element: 'name', within: 'customPermissions' },
    { type: 'CustomTab', element: 'tab' },
  ],
  tab: [
    { type: 'FlexiPage', element: 'flexiPage' },
    { type: 'LightningComponentBundle', element: 'lwcComponent' },
  ],
}

/** Whether a file of its kind may need others to define something. */
export const mayHaveReferences = (path: string): boolean => Object.hasOwn(rules, endingOf(path))

const endingOf = (path: string): string => /\.(\w+)-meta\.xml$/.exec(path)?.[1] ?? ''

/**
 * What a file needs others to define, as far as an org's own metadata defines it: what Salesforce brings itself is left out.
 * @param path of the file; for what lies in an object's folder with that folder
 */
export function referencesIn(path: string, xml: string): MetadataReference[] {
  const ending = endingOf(path)
  const object = objectOf(path, ending, xml)
  const text = withoutComments(xml)
  const found = (rules[ending] ?? []).flatMap((rule) =>
    matches(text, rule).flatMap(({ value, index }) => {
      const fullName = rule.type === 'CustomField' ? fieldName(ending, object, value) : ownName(rule.type, value)
      return fullName === null ? [] : [{ type: rule.type, fullName, element: rule.element, index }]
    }),
  )
  if (ending !== 'tab' || !/<customObject>\s*true\s*</.test(text)) return found
  return [...found, { type: 'CustomObject', fullName: object, element: 'customObject', index: text.indexOf('<customObject>') }]
}

/** Object that a file's fields belong to. */
function objectOf(path: string, ending: string, xml: string): string {
  const name = basename(path).split('.')[0] ?? ''
  if (ending === 'flexipage') return /<sobjectType>\s*(\w+)/.exec(xml)?.[1] ?? ''
  if (ending === 'layout') return name.split('-')[0] ?? ''
  return /(?:^|[/\\])objects[/\\](\w+)[/\\]/.exec(path)?.[1] ?? name
}

function matches(text: string, { element, within }: Rule): { value: string; index: number }[] {
  const behindTag = (name: string, index: number) => index + `<${name}>`.length
  const parts =
    within === undefined
      ? [{ from: 0, inner: text }]
      : elements(text, within).map(({ index, value }) => ({ from: behindTag(within, index), inner: value }))
  return parts.flatMap(({ from, inner }) =>
    elements(inner, element).map(({ index, value }) => ({ value: value.trim(), index: from + index })),
  )
}

/** @returns where each one's `<` is, and what stands in it */
function elements(text: string, name: string): { index: number; value: string }[] {
  return [...text.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(({ index, 1: value = '' }) => ({ index, value }))
}

/** Standard fields are Salesforce's own, and the local org does not have all of them. */
function fieldName(ending: string, object: string, value: string): string | null {
  const field = ending === 'flexipage' ? (/^\{?!?Record\.(\w+__c)\}?$/.exec(value)?.[1] ?? '') : value
  return /^\w+__c$/.test(field) ? `${object}.${field}` : null
}

/** Null for what Salesforce brings: `standard-Account`, `standard__Sales`, `force:detailPanel`. */
function ownName(type: string, value: string): string | null {
  if (type === 'LightningComponentBundle') return value.includes(':') && !value.startsWith('c:') ? null : value.replace(/^c:/, '')
  return /^standard(?:-|__)/.test(value) ? null : value
}

/** Places in the text stay where they are. */
function withoutComments(xml: string): string {
  return xml.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
}
