/**
 * `npm run rotate-keys -- --target-org ALIAS`: a new key for the service's logins beside the old one, which `--finish` ends; with
 * `--org-certificate` the same for what the org signs its calls with.
 */
import { parseArgs } from 'node:util'
import { bansoDirectory } from './banso-directory.ts'
import { patienceOf, requiredOption } from './connect-org/read-options.ts'
import { finishOrgCertificate, rotateOrgCertificate } from './connect-org/rotate-org-certificate.ts'
import { finishServiceKey, rotateServiceKey } from './connect-org/rotate-service-key.ts'
import { runScript } from './run-script.ts'
import { openOrg } from './sf/open-org.ts'
import { openSf } from './sf/open-sf.ts'

const usage = 'Usage: npm run rotate-keys -- --target-org ALIAS [--org-certificate] [--finish] [--patience-minutes 10]'

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      'target-org': { type: 'string', short: 'o' },
      'org-certificate': { type: 'boolean', default: false },
      finish: { type: 'boolean', default: false },
      'patience-minutes': { type: 'string' },
    },
  })
  const alias = requiredOption(values['target-org'], usage)
  const patienceMs = patienceOf(values['patience-minutes'], usage)
  const sf = await openSf(process.env)
  const [begin, finish] = values['org-certificate'] ? [rotateOrgCertificate, finishOrgCertificate] : [rotateServiceKey, finishServiceKey]
  const rotate = values.finish ? finish : begin
  await rotate({
    sf,
    org: await openOrg(sf, alias),
    bansoPath: bansoDirectory(process.env),
    patienceMs,
    now: new Date(),
    say: (line) => console.log(line),
  })
})
