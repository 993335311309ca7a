import { join } from 'node:path'
import { admin, openEmptyOrg, org as target, type EmptyOrg } from './empty-org.ts'
import { dumpOrg, type OrgDump } from './org-dump.ts'
import { typeScript, type ScriptEnd } from './typed-script.ts'

/** Where nobody answers: the service runs for the moment. */
const serviceUrl = 'http://127.0.0.1:9'

/** An org of a customer who has three accounts, one of them in trouble. */
export async function openCustomerOrg(): Promise<EmptyOrg> {
  const org = await openEmptyOrg()
  const names = ['Kitahama Works', 'Tidewater Publishing', 'Dockside Foods']
  const [troubled] = names.map((Name) => org.insert('Account', { Name, Type: 'Customer' }))
  for (let index = 0; index < 12; index++) {
    org.insert('Case', { AccountId: troubled, Subject: `Down ${index}`, Priority: 'High', Origin: 'Web' })
  }
  return org
}

export const dump = ({ running }: EmptyOrg): OrgDump => dumpOrg(running, running.org.findUser(admin)?.id ?? '')

const environmentOf = ({ sf, folder }: EmptyOrg) => ({ ...sf.environment, BANSO_DIRECTORY: join(folder, 'banso') })

/** `npm run install-org`, agreed to beforehand. @param killWhen as of `typeScript` */
export const install = (org: EmptyOrg, killWhen: ((shown: string) => boolean) | null = null): Promise<ScriptEnd> =>
  typeScript('install-org.ts', [...target, '--service-url', serviceUrl, '--yes'], environmentOf(org), killWhen)

export const uninstall = (org: EmptyOrg, ...given: string[]): Promise<ScriptEnd> =>
  typeScript('uninstall-org.ts', [...target, ...given], environmentOf(org))
