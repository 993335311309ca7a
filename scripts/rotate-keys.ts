/**
 * `npm run rotate-keys -- --target-org ALIAS`: a new key for the service's logins beside the old one, which `--finish` ends; with
 * `--org-certificate` the same for what the org signs its calls with.
 */
import { bansoDirectory } from './banso-directory.ts'
import { patienceOf } from './connect-org/read-options.ts'
import { finishOrgCertificate, rotateOrgCertificate } from './connect-org/rotate-org-certificate.ts'
import { finishServiceKey, rotateServiceKey } from './connect-org/rotate-service-key.ts'
import { parseOptions, requireTargetOrg } from './parse-options.ts'
import { runScript } from './run-script.ts'
import { openSf } from './sf/open-sf.ts'
import { openTargetOrg } from './sf/open-target-org.ts'

const usage = 'Usage: npm run rotate-keys -- --target-org ALIAS [--org-certificate] [--finish] [--patience-minutes 10]'

const options = {
  'target-org': { type: 'string', short: 'o' },
  'org-certificate': { type: 'boolean', default: false },
  finish: { type: 'boolean', default: false },
  'patience-minutes': { type: 'string' },
} as const

await runScript(async () => {
  const values = parseOptions(process.argv.slice(2), options, usage)
  const alias = requireTargetOrg(values['target-org'], usage)
  const patienceMs = patienceOf(values['patience-minutes'], usage)
  const sf = await openSf(process.env)
  const [begin, finish] = values['org-certificate'] ? [rotateOrgCertificate, finishOrgCertificate] : [rotateServiceKey, finishServiceKey]
  const rotate = values.finish ? finish : begin
  await rotate({
    sf,
    org: await openTargetOrg(sf, alias),
    bansoPath: bansoDirectory(process.env),
    patienceMs,
    now: new Date(),
    say: (line) => console.log(line),
  })
})
