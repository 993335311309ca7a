/** `npm run install-org -- --target-org ALIAS`: brings Banso into an org of the Salesforce CLI. Can be repeated, and goes on where it was interrupted. */
import { bansoDirectory } from './banso-directory.ts'
import { askToAgree } from './install-org/ask.ts'
import { install } from './install-org/install.ts'
import { printReport } from './install-org/print-report.ts'
import { readInstallArguments } from './install-org/read-arguments.ts'
import { runScript } from './run-script.ts'
import { openSf } from './sf/open-sf.ts'

await runScript(async () => {
  const wanted = readInstallArguments(process.argv.slice(2))
  await install(wanted, {
    sf: await openSf(process.env),
    report: printReport(process.stdout),
    bansoPath: bansoDirectory(process.env),
    agree: wanted.isAgreed ? () => Promise.resolve(true) : askToAgree,
    now: () => new Date(),
  })
})
