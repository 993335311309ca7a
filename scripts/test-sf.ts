/** `npm run test:sf`: the real Salesforce CLI against an empty local org, to the first scored page. Installs the CLI at its first run. */
import { join } from 'node:path'
import { provideBrowser } from './provide-browser.ts'
import { npmCi, projectDirectory, runCommands, vitestOf } from './run-commands.ts'

/** By itself: it holds the README's way to its five minutes. */
const way = 'readme-way'
const commands = [
  ...npmCi(join(projectDirectory, 'tools/sf'), '.bin/sf'),
  vitestOf('tools/sf', way),
  vitestOf('tools/sf', '--exclude', `**/${way}*`),
]
process.exitCode = runCommands(commands, { CHROMIUM_PATH: provideBrowser() }) ? 0 : 1
