import { setTimeout as pause } from 'node:timers/promises'
import { sourceSoql } from '../../scoring-api/health-score/source-soql.ts'
import { readActiveScorecards } from '../../scoring-api/health-score/scorecard-records.ts'
import { describeObjects, planScoring } from '../../scoring-api/health-score/usable-scorecards.ts'
import { accountHealthFields } from '../../scoring-api/health-score/health-score-records.ts'
import { readMapping } from '../../scoring-api/operations/mapping.ts'
import { connect } from '../../scoring-api/salesforce/connect.ts'
import { readConfig } from '../../scoring-api/config.ts'
import { serviceLogin } from '../banso-processes.ts'
import { openDirectory } from '../banso-directory.ts'
import type { LimitRequest } from './phase-limits.ts'

/** The queries that a full run of the service makes for its facts. */
export async function readSources({ org, directory }: LimitRequest): Promise<{ sobject: string; soql: string }[]> {
  const connection = await connect(readConfig(serviceLogin(await openDirectory(directory), org.url)).salesforce, (ms) => pause(ms))
  try {
    const salesforce = connection.forWork()
    const stored = await readActiveScorecards(salesforce)
    const mapping = await readMapping(salesforce)
    const columns = [mapping.stagePath, mapping.customerSincePath, ...accountHealthFields]
    const schema = await describeObjects(
      salesforce,
      stored.map(({ scorecard }) => scorecard),
      columns,
    )
    const { extraction } = planScoring(stored, schema, columns, mapping.scopeFilter)
    return extraction.sources.map((source) => ({ sobject: source.sobject, soql: sourceSoql(source, null) }))
  } finally {
    connection.close()
  }
}
