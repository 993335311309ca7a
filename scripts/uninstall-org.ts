/** `npm run uninstall-org -- --target-org ALIAS`: takes everything out of an org that `npm run install-org` brought; asks before it deletes. */
import { bansoDirectory } from './banso-directory.ts'
import { askForText } from './install-org/ask.ts'
import { printReport } from './install-org/print-report.ts'
import { runScript } from './run-script.ts'
import { openSf } from './sf/open-sf.ts'
import { readUninstallArguments } from './uninstall-org/read-arguments.ts'
import { uninstall } from './uninstall-org/uninstall.ts'

await runScript(async () => {
  const wanted = readUninstallArguments(process.argv.slice(2))
  await uninstall(wanted, {
    sf: await openSf(process.env),
    report: printReport(process.stdout),
    bansoPath: bansoDirectory(process.env),
    ask: askForText,
  })
})
