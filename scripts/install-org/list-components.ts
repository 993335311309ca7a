import type { Connection } from 'jsforce'
import { keyOf } from '../manifests/source-components.ts'
import type { OrgFacts } from './org-facts.ts'
import type { OurSchema } from './our-schema.ts'

/** `listMetadata` takes three questions a call. Source: Metadata API Developer Guide, "listMetadata()". */
const questionsPerCall = 3
/** These are listed by folder; of ours there is one each. */
const folders: Readonly<Record<string, string>> = { Dashboard: 'CsDashboards', Report: 'CsReports' }

/** What of ours an org has, by the Metadata API: describe hides fields that nobody has been given yet. */
export async function listComponents(
  connection: Connection,
  ours: OurSchema,
): Promise<Pick<OrgFacts, 'present' | 'customObjects' | 'fields'>> {
  const types = [...new Set([...ours.components.map(({ type }) => type), 'CustomField'])]
  const questions = types.flatMap((type) =>
    folders[type] === undefined ? [{ type }] : [{ type: `${type}Folder` }, { type, folder: folders[type] }],
  )
  const listed = await listAll(connection, questions)
  const names = new Set(listed.map(keyOf))
  const fieldNames = listed
    .filter(({ type, fullName }) => type === 'CustomField' && isOwn(fullName.split('.')[1] ?? ''))
    .map(({ fullName }) => fullName)
  return {
    present: new Set(ours.components.map(keyOf).filter((key) => names.has(key))),
    customObjects: new Set(
      listed.filter(({ type, fullName }) => type === 'CustomObject' && isOwn(fullName)).map(({ fullName }) => fullName),
    ),
    fields: await typesOf(connection, fieldNames, new Set(ours.fields.keys())),
  }
}

/** `CsGoal__c`, with no namespace of a managed package before it. */
const isOwn = (name: string): boolean => /^[^_]+(?:_[^_]+)*__c$/.test(name)

async function listAll(connection: Connection, questions: { type: string; folder?: string }[]) {
  const listed: { type: string; fullName: string }[] = []
  for (let at = 0; at < questions.length; at += questionsPerCall) {
    const answers = await connection.metadata.list(questions.slice(at, at + questionsPerCall))
    // A report folder is a component of the type of what lies in it.
    listed.push(...answers.map(({ type, fullName }) => ({ type: type.replace(/^(Report|Dashboard)Folder$/, '$1'), fullName })))
  }
  return listed
}

async function typesOf(
  connection: Connection,
  fieldNames: readonly string[],
  objects: ReadonlySet<string>,
): Promise<Map<string, Map<string, string | null>>> {
  const byObject = Map.groupBy(fieldNames, (name) => name.split('.')[0] ?? '')
  const wanted = [...byObject].filter(([object]) => objects.has(object))
  const described = await Promise.all(wanted.map(([object]) => describeTypes(connection, object)))
  return new Map(
    wanted.map(([object, names], index) => [
      object,
      new Map(names.map((name) => name.slice(object.length + 1)).map((field) => [field, described[index]?.get(field) ?? null])),
    ]),
  )
}

/** Activity's fields are those of Task. */
async function describeTypes(connection: Connection, object: string): Promise<Map<string, string>> {
  const { fields } = await connection.describe(object === 'Activity' ? 'Task' : object)
  return new Map(fields.map(({ name, type }) => [name, type]))
}
