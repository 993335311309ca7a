import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBanso, type BansoOptions, type RunningBanso } from '../../scripts/banso-processes.ts'

export type TestBanso = RunningBanso & {
  directory: string
  /** Rows of a query as the admin, every page. */
  query<T = Record<string, unknown>>(soql: string): Promise<T[]>
}

/** The whole thing as `npm start` starts it, on free ports and in a directory of its own; `stop` deletes that too. */
export async function startTestBanso(options: Partial<BansoOptions> = {}): Promise<TestBanso> {
  const directory = await mkdtemp(join(tmpdir(), 'banso-test-'))
  const forget = () => rm(directory, { recursive: true, force: true })
  try {
    const banso = await startBanso({ directory, orgPort: 0, apiPort: 0, loadSample: true, log: () => undefined, ...options })
    const connection = await banso.adminConnection()
    return {
      ...banso,
      directory,
      query: async <T>(soql: string) =>
        (await connection.query<T & Record<string, unknown>>(soql, { autoFetch: true, maxFetch: 1_000_000 })).records,
      stop: async () => {
        await banso.stop()
        await forget()
      },
    }
  } catch (err) {
    await forget()
    throw err
  }
}
