import { put, systemUserId } from '../store/set-up-org.ts'
import type { StoreContext } from '../store/store-context.ts'
import type { CheckedDashboard, ComponentOfReport } from './check-dashboards.ts'

export interface StoredDashboard {
  id: string
  definition: CheckedDashboard['definition']
  components: (ComponentOfReport & { id: string })[]
}

/** Writes rows of `Dashboard` and `DashboardComponent`; those that left the project go. Ids stay the same at every start. */
export function deployDashboards(
  context: StoreContext,
  dashboards: readonly CheckedDashboard[],
  folderLabels: ReadonlyMap<string, string>,
): StoredDashboard[] {
  const system = systemUserId(context)
  const keepOnly = (table: string, ids: string[]) =>
    context.database.run(`DELETE FROM "${table}" WHERE Id NOT IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)])
  return context.database.inTransaction(() => {
    const stored = dashboards.map(({ definition, components }) => {
      const { title, developerName, description, folder } = definition
      const values = { Title: title, Description: description, FolderName: folderLabels.get(folder) ?? folder, Type: 'LoggedInUser' }
      const id = put(context, 'Dashboard', { DeveloperName: developerName }, values, system)
      return {
        id,
        definition,
        components: components.map((component) => {
          const key = { DashboardId: id, Name: component.definition.header }
          return { ...component, id: put(context, 'DashboardComponent', key, { CustomReportId: component.source.id }, system) }
        }),
      }
    })
    keepOnly(
      'DashboardComponent',
      stored.flatMap(({ components }) => components.map(({ id }) => id)),
    )
    keepOnly(
      'Dashboard',
      stored.map(({ id }) => id),
    )
    return stored.toSorted((left, right) => (left.definition.title < right.definition.title ? -1 : 1))
  })
}
