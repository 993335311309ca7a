import type { RunningOrg } from '../../../local-org/server.ts'
import { install } from '../../../scripts/install-org/install.ts'
import type { InstallArguments } from '../../../scripts/install-org/read-arguments.ts'
import type { Sf } from '../../../scripts/sf/open-sf.ts'

/** Where an installation is when it has looked at everything and writes for the first time. */
export const firstDeployment = 'sf project deploy start'

export interface Attempt {
  /** What was said, a line each. */
  lines: string[]
  /** The sentence that it ended with. */
  end: string
}

/** Logs in to an org without the seconds that the real CLI takes, and ends at the first deployment. */
export function sfThatLogsIn({ url, organizationId }: Pick<RunningOrg, 'url' | 'organizationId'>, accessToken: string): Sf {
  const answers: Record<string, object> = {
    'org display': { id: organizationId, username: 'admin@banso.example', instanceUrl: url },
    'org auth show-access-token': { accessToken },
  }
  const json = (command: readonly string[]) => {
    const words = command
      .slice(
        0,
        command.findIndex((word) => word.startsWith('--')),
      )
      .join(' ')
    const answer = answers[words]
    return answer === undefined ? Promise.reject(new Error(`sf ${words}`)) : Promise.resolve(answer)
  }
  return { version: '2.150.6', json: json as Sf['json'] }
}

/** Installs with these arguments as far as nothing is deployed. */
export async function attempt(sf: Sf, given: Partial<InstallArguments> = {}): Promise<Attempt> {
  const lines: string[] = []
  const report = {
    part: () => undefined,
    line: (text: string) => void lines.push(text),
    progress: () => ({ show: () => undefined, end: () => undefined }),
  }
  const wanted = { targetOrg: 'test', serviceUrl: null, only: null, integrationUser: null, isAgreed: false, ...given }
  const deps = { sf, report, bansoPath: '/nowhere', agree: () => Promise.resolve(false), now: () => new Date() }
  const end = await install(wanted, deps).then(
    () => 'installed',
    (error: Error) => error.message,
  )
  return { lines, end }
}
