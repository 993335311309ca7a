import { basename } from 'node:path'
import type { MetaElement } from '../schema/meta-element.ts'
import type { ReportTypeDefinition } from './report-definition.ts'

/** Most objects in one report type. Source: Metadata API Developer Guide, "ReportType", ObjectRelationship. */
const mostObjects = 4

/**
 * A file of `reportTypes/`, with its Japanese texts.
 * Source: Metadata API Developer Guide, "ReportType" and "Translations" (ReportTypeTranslation).
 * @param japanese the element `reportTypes` of the translation file that names this type
 * @throws MetadataError for what a deploy would refuse, and for outer joins, which the local org does not run
 */
export function readReportType(meta: MetaElement, japanese: MetaElement | undefined): ReportTypeDefinition {
  meta.requiredText('category')
  if (!meta.flag('deployed')) throw meta.refuse('deployed', 'must be true: reports cannot use a report type that is in development')
  const sectionLabels = new Map(japanese?.elements('sections').map((section) => [section.requiredText('name'), section.text('label')]))
  return {
    file: meta.file,
    name: basename(meta.file).split('.')[0] ?? '',
    label: { en_US: meta.requiredText('label'), ja: japanese?.text('label') ?? null },
    baseObject: meta.requiredText('baseObject'),
    joins: readJoins(meta),
    sections: meta.elements('sections').map((section) => {
      const label = section.requiredText('masterLabel')
      return {
        label: { en_US: label, ja: sectionLabels.get(label) ?? null },
        columns: section.elements('columns').map(readColumn),
      }
    }),
  }
}

function readColumn(meta: MetaElement) {
  meta.requiredText('checkedByDefault')
  return { table: meta.requiredText('table'), field: meta.requiredText('field') }
}

/** The base object is joined to `relationship` first, the rows of that to the `join` inside. */
function readJoins(meta: MetaElement): string[] {
  const joins: string[] = []
  for (let join = meta.child('join'); join; join = join.child('join')) {
    if (join.flag('outerJoin')) throw join.refuse('outerJoin', 'must be false: the local org joins only records that have each other')
    joins.push(join.requiredText('relationship'))
  }
  if (joins.length >= mostObjects) throw meta.refuse('join', `joins more than ${mostObjects} objects`)
  return joins
}
