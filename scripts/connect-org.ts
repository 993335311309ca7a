/** `npm run connect-org -- --target-org ALIAS --service-url https://…`: brings an org and the scoring service to trust each other. */
import { bansoDirectory } from './banso-directory.ts'
import { connectOrg } from './connect-org/connect.ts'
import { patienceOf, readServiceUrl } from './connect-org/read-options.ts'
import { parseOptions, requireTargetOrg } from './parse-options.ts'
import { runScript } from './run-script.ts'
import { openSf } from './sf/open-sf.ts'
import { openTargetOrg } from './sf/open-target-org.ts'

const usage =
  'Usage: npm run connect-org -- --target-org ALIAS --service-url https://… [--integration-user USERNAME] [--consumer-key KEY] [--patience-minutes 10]'

const options = {
  'target-org': { type: 'string', short: 'o' },
  'service-url': { type: 'string' },
  'integration-user': { type: 'string' },
  'consumer-key': { type: 'string' },
  'patience-minutes': { type: 'string' },
} as const

await runScript(async () => {
  const values = parseOptions(process.argv.slice(2), options, usage)
  const alias = requireTargetOrg(values['target-org'], usage)
  const serviceUrl = values['service-url'] === undefined ? null : readServiceUrl(values['service-url'], usage)
  const patienceMs = patienceOf(values['patience-minutes'], usage)
  const sf = await openSf(process.env)
  await connectOrg({
    sf,
    org: await openTargetOrg(sf, alias),
    serviceUrl,
    integrationUser: values['integration-user'] ?? null,
    consumerKey: values['consumer-key'] ?? null,
    bansoPath: bansoDirectory(process.env),
    patienceMs,
    now: new Date(),
    say: (line) => console.log(line),
  })
})
