import type { Finding } from '../checker.ts'
import type { OrgSchema } from '../platform/org-schema.ts'
import type { Project } from '../project.ts'
import type { LightningModule } from './base-components.ts'
import type { Bundle } from './bundles.ts'

/** Modules of the platform that take a name of ours: test/contract looks for labels, Apex methods and custom permissions, this for the rest. */
const platformModules =
  /^@salesforce\/(apex\/\w+\.\w+|apexContinuation\/\w+\.\w+|label\/c\.\w+|customPermission\/\w+|userPermission\/\w+|user\/(Id|isGuest)|client\/formFactor|i18n\/(lang|dir|locale|currency|timeZone|firstDayOfWeek|(number|percent|currency|dateTime)\.\w+)|community\/\w+|site\/Id)$/

interface Known {
  schema: OrgSchema
  lightning: (name: string) => LightningModule | undefined
  bundles: ReadonlyMap<string, Bundle>
  project: Project
}

/** Imports that an org would refuse, or that would be undefined on the page. */
export function checkImports(known: Known): Finding[] {
  return [...known.bundles.values()].flatMap(({ scripts }) =>
    [...scripts].flatMap(([path, { imports }]) =>
      imports.flatMap(({ from, line, names, hasDefault }) =>
        problemsOf(known, from, [...names, ...(hasDefault ? ['default'] : [])]).map((message) => ({ path, line, message })),
      ),
    ),
  )
}

function problemsOf({ schema, lightning, bundles, project }: Known, from: string, names: readonly string[]): string[] {
  const [kind = '', name = ''] = [from.slice(0, from.indexOf('/')), from.slice(from.indexOf('/') + 1)]
  if (from === 'lwc' || kind === '.' || kind === '..') return []
  if (kind === 'lightning') return missing(lightning(name)?.exports, from, names)
  if (kind === 'c') return missing(bundles.get(name)?.script?.exports, from, names)
  const path = /^@salesforce\/schema\/(\w+)(?:\.(\S+))?$/.exec(from)
  if (path !== null) return schemaProblem(schema, path[1] ?? '', path[2])
  const resource = /^@salesforce\/resourceUrl\/(\w+)$/.exec(from)?.[1]
  if (resource !== undefined) return hasFile(project, `${resource}.resource-meta.xml`) ? [] : [`there is no static resource ${resource}`]
  const channel = /^@salesforce\/messageChannel\/(\w+)__c$/.exec(from)?.[1]
  if (channel !== undefined) return hasFile(project, `${channel}.messageChannel-meta.xml`) ? [] : [`there is no message channel ${channel}`]
  return platformModules.test(from) ? [] : [`there is no module ${from}`]
}

function missing(exports: ReadonlySet<string> | undefined, from: string, names: readonly string[]): string[] {
  if (exports === undefined) return [`there is no module ${from}`]
  return names.filter((name) => !exports.has(name)).map((name) => `${from} exports no ${name}`)
}

function schemaProblem(schema: OrgSchema, object: string, path: string | undefined): string[] {
  if (schema.objectOf(object) === undefined) return [`there is no object ${object}`]
  const problem = path === undefined ? null : schema.pathProblem(object, path)
  return problem === null ? [] : [problem]
}

function hasFile({ files }: Project, name: string): boolean {
  return [...files.keys()].some((path) => path.endsWith(`/${name}`))
}
