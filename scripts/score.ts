/**
 * `npm run score`: has the scoring service that the environment names score every account, and says what came of it.
 * `-- --dry-run` writes nothing and says what would be written, or what would stop the run; `-- --accept-blast-radius` passes the guards
 * against a flood once.
 */
import { parseArgs } from 'node:util'
import { describeRun, dryRunLines } from './describe-run.ts'
import { runDry, runFullScoring } from './full-run.ts'
import { createRunProgress } from './run-progress.ts'
import { runScript } from './run-script.ts'

await runScript(async () => {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false }, 'accept-blast-radius': { type: 'boolean', default: false } },
  })
  const { SCORING_API_HOST: host = '127.0.0.1', SCORING_API_PORT: port = '4500', SCORING_API_OPERATOR_TOKEN: token } = process.env
  if (!token)
    throw new Error('SCORING_API_OPERATOR_TOKEN is not set: set it to the token that the scoring service takes from its operator.')
  const url = `http://${host}:${port}`
  const progress = createRunProgress(process.stdout.isTTY)
  const startedAt = performance.now()
  try {
    const api = { url, token }
    const start = { acceptBlastRadius: values['accept-blast-radius'] }
    const lines = values['dry-run']
      ? dryRunLines(await runDry(api, progress.show, start))
      : describeRun(await runFullScoring(api, progress.show, start), performance.now() - startedAt)
    for (const line of lines) console.log(line)
  } catch (cause) {
    if (cause instanceof TypeError)
      throw new Error(`The scoring service does not answer at ${url}: start it with npm run serve.`, { cause })
    throw cause
  } finally {
    progress.end()
  }
})
