import { put, systemUserId } from '../store/set-up-org.ts'
import type { StoreContext } from '../store/store-context.ts'
import type { DeployedReport } from './deployed-report.ts'

export interface StoredReport extends DeployedReport {
  id: string
}

/** Writes a row of `Report` for every report of the project; those that left it go. Ids stay the same at every start. */
export function deployReports(
  context: StoreContext,
  reports: ReadonlyMap<string, DeployedReport>,
  folderLabels: ReadonlyMap<string, string>,
): StoredReport[] {
  return context.database.inTransaction(() => {
    const stored = [...reports.values()].map((deployed) => {
      const { name, developerName, description, folder, format } = deployed.report
      const values = { Name: name, Description: description, FolderName: folderLabels.get(folder) ?? folder, Format: format }
      return { ...deployed, id: put(context, 'Report', { DeveloperName: developerName }, values, systemUserId(context)) }
    })
    context.database.run('DELETE FROM "Report" WHERE Id NOT IN (SELECT value FROM json_each(?))', [
      JSON.stringify(stored.map(({ id }) => id)),
    ])
    return stored
  })
}
