/** `npm run install-org -- --target-org ALIAS`: brings Banso into an org of the Salesforce CLI. Can be repeated, and goes on where it was interrupted. */
import { install } from './install-org/install.ts'
import { printReport } from './install-org/print-report.ts'
import { readInstallArguments } from './install-org/read-arguments.ts'
import { runScript } from './run-script.ts'
import { openSf } from './sf/open-sf.ts'

await runScript(async () => {
  const wanted = readInstallArguments(process.argv.slice(2))
  await install(await openSf(process.env), wanted, printReport(process.stdout))
})
