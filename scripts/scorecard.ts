/** `npm run scorecard -- export|lint|diff|import`: scorecards as files; the org is the one that the environment names. */
import { connectFromEnvironment } from './admin-connection.ts'
import { runScript } from './run-script.ts'
import { readCommand } from './scorecard/read-command.ts'
import { runCommand } from './scorecard/run-command.ts'

await runScript(async () => {
  process.exitCode = await runCommand(readCommand(process.argv.slice(2), process.env), {
    connect: () => connectFromEnvironment(process.env),
    print: (line) => console.log(line),
    now: () => new Date(),
  })
})
