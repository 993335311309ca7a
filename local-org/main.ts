import { readFileSync } from 'node:fs'
import { MetadataError } from './api/schema/meta-element.ts'
import { localOrgConfig } from './config.ts'
import { startLocalOrg } from './server.ts'

const [, , configPath] = process.argv
if (configPath === undefined) stop('Usage: node local-org/main.ts <config.json>')

const config = localOrgConfig.safeParse(readConfig(configPath))
if (!config.success) {
  const issue = config.error.issues[0]
  stop(`${configPath}: ${issue?.path.join('.')}: ${issue?.message}`)
}

try {
  const running = await startLocalOrg(config.data)
  const end = () => void running.close().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  console.log(JSON.stringify({ listening: running.url, organizationId: running.organizationId }))
} catch (error) {
  stop(whyNotStarted(error, config.data.port))
}

function whyNotStarted(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} on 127.0.0.1 is already in use: stop what listens there, or choose another port.`
  }
  return error instanceof MetadataError ? error.message : (error.stack ?? error.message)
}

function readConfig(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch (error) {
    return stop(`The configuration ${path} cannot be read: ${(error as Error).message}`)
  }
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
