import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Describe, DescribeField, LabelBook, LocalOrg } from '../../api/org.ts'
import { deployedFiles, featureDirectories, type ProjectFolders } from '../metadata/metadata-files.ts'
import { readTabIcons } from '../metadata/application.ts'
import { readMetadata, textsOf } from '../metadata/metadata-xml.ts'
import { addressField, hiddenFields, standardColumns, standardHighlights, standardIcons, systemFields } from './standard-layouts.ts'
import type { ShellTexts } from './texts.ts'

/** How the standard components show an object's records: what an org keeps in page layouts, compact layouts and tabs. */
export interface ObjectLayout {
  apiName: string
  label: string
  labelPlural: string
  icon: string
  nameField: string
  nameLabel: string
  highlights: LayoutField[]
  sections: { label: string; fields: LayoutField[] }[]
  relatedLists: RelatedList[]
}

export interface LayoutField {
  name: string
  label: string
  /** As `describe` says: `string`, `reference`, `percent` … */
  type: string
  helpText: string | null
  /** Path of the name that stands for a lookup's value (`Owner.Name`), null for other types. */
  namePath: string | null
}

export interface RelatedList {
  relationshipName: string
  label: string
  objectApiName: string
  icon: string
  nameField: string
  nameLabel: string
  columns: LayoutField[]
}

/**
 * The layout of an object for one user in one language. Fields the user may not read are not in it.
 * @throws OrgError NOT_FOUND when the user may not read the object
 */
export function readObjectLayout(
  source: ProjectFolders & { org: LocalOrg },
  userId: string,
  sobject: string,
  labels: LabelBook,
  texts: ShellTexts,
): ObjectLayout {
  const { org } = source
  const describe = org.describe(userId, sobject)
  const icons = readTabIcons(source)
  const nameField = nameFieldOf(describe)
  const compactLayout = readCompactLayout(source, sobject) ?? standardHighlights[sobject] ?? []
  const highlights = pick(
    describe,
    compactLayout.filter((name) => name !== nameField),
  )
  return {
    apiName: describe.name,
    label: labels.objectLabel(sobject),
    labelPlural: labels.objectLabelPlural(sobject),
    icon: iconOf(sobject, icons),
    nameField,
    nameLabel: labels.fieldLabel(describe.name, nameField),
    highlights: (highlights.length > 0 ? highlights : describe.fields.filter(isShown).slice(0, 5)).map((field) => toField(field)),
    sections: sectionsOf(describe),
    relatedLists: readRelatedLists(describe),
  }

  function toField(field: DescribeField, owner: Describe = describe): LayoutField {
    return {
      name: field.name,
      label: titleOf(field, owner),
      type: field.type,
      helpText: field.inlineHelpText,
      namePath: field.type === 'reference' && field.relationshipName ? `${field.relationshipName}.${referencedNameField(field)}` : null,
    }
  }

  /** A lookup is titled by what it leads to, not by the id it holds. */
  function titleOf({ name, type }: DescribeField, owner: Describe): string {
    if (name === 'OwnerId') return texts.ownerOf.replace('{0}', labels.objectLabel(owner.name))
    const label = labels.fieldLabel(owner.name, name)
    return type === 'reference' ? label.replace(/\s*ID$/, '') : label
  }

  function sectionsOf({ fields }: Describe): ObjectLayout['sections'] {
    const shown = fields.filter(isShown)
    const sections = [
      {
        label: texts.information,
        fields: shown.filter(({ custom, name }) => !custom && !systemFields.has(name) && !addressField.test(name)),
      },
      { label: texts.customFields, fields: shown.filter(({ custom }) => custom) },
      { label: texts.address, fields: shown.filter(({ name }) => addressField.test(name)) },
      { label: texts.systemInformation, fields: shown.filter(({ name }) => systemFields.has(name)) },
    ]
    return sections
      .filter((section) => section.fields.length > 0)
      .map((section) => ({ ...section, fields: section.fields.map((field) => toField(field)) }))
  }

  function readRelatedLists({ childRelationships }: Describe): RelatedList[] {
    const readable = new Set(org.describeGlobal(userId).map(({ name }) => name))
    return childRelationships.flatMap(({ childSObject, relationshipName, field }) => {
      if (!relationshipName || !readable.has(childSObject) || childSObject === 'User') return []
      const child = org.describe(userId, childSObject)
      const childName = nameFieldOf(child)
      const wanted = readCompactLayout(source, childSObject) ?? standardColumns[childSObject] ?? []
      const columns = pick(
        child,
        wanted.filter((name) => name !== childName && name !== field),
      ).slice(0, 4)
      return [
        {
          relationshipName,
          label: labels.objectLabelPlural(childSObject),
          objectApiName: childSObject,
          icon: iconOf(childSObject, icons),
          nameField: childName,
          nameLabel: labels.fieldLabel(childSObject, childName),
          columns: columns.map((column) => toField(column, child)),
        },
      ]
    })
  }

  function referencedNameField({ referenceTo }: DescribeField): string {
    const [target] = referenceTo
    if (!target || referenceTo.length > 1) return 'Name'
    return target === 'Case' ? 'CaseNumber' : target === 'Contract' ? 'ContractNumber' : 'Name'
  }
}

/** The object's name in lists and titles: `Name`, `CaseNumber`, `Subject`. */
export function nameFieldOf({ fields }: Describe): string {
  return fields.find(({ nameField }) => nameField)?.name ?? 'Id'
}

/** A record's name, its id when it has none. */
export function nameOf(record: Record<string, unknown>, nameField: string): string {
  const name = record[nameField]
  return typeof name === 'string' && name !== '' ? name : String(record.Id)
}

function pick({ fields }: Describe, names: string[]): DescribeField[] {
  return names.flatMap((name) => fields.find((field) => field.name === name) ?? [])
}

function isShown({ name, type, nameField }: DescribeField): boolean {
  return (
    !hiddenFields.has(name) &&
    !/(?:Latitude|Longitude|GeocodeAccuracy)$/.test(name) &&
    !nameField &&
    type !== 'address' &&
    type !== 'location'
  )
}

function iconOf(sobject: string, icons: Map<string, string>): string {
  return icons.get(sobject) ?? standardIcons[sobject] ?? 'standard:record'
}

/** Field names of the object's compact layout in the project or the further folders, null when it has none. */
function readCompactLayout(project: ProjectFolders, sobject: string): string[] | null {
  const own = featureDirectories(project.projectDirectory).map((feature) => join(feature, 'objects', sobject, 'compactLayouts'))
  const further = deployedFiles(project, 'compactLayouts', '.compactLayout-meta.xml')
  const [file] = [...own.flatMap(compactLayoutsIn), ...further.map(({ path }) => path).filter((path) => objectOf(path) === sobject)]
  return file === undefined ? null : textsOf(readMetadata(file), 'fields')
}

function compactLayoutsIn(directory: string): string[] {
  if (!existsSync(directory)) return []
  const names = readdirSync(directory).filter((name) => name.endsWith('.compactLayout-meta.xml'))
  return names.map((name) => join(directory, name))
}

/** `…/objects/Lease__c/compactLayouts/X.compactLayout-meta.xml` → `Lease__c` */
const objectOf = (path: string): string => basename(join(path, '../..'))
