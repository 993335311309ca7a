import { describe, expect, test } from 'vitest'
import { typeScript } from '../../tools/sf/typed-script.ts'

describe.each(['install-org', 'uninstall-org', 'connect-org', 'rotate-keys'])('npm run %s', (command) => {
  const type = async (...given: string[]) => {
    const { exitCode, shown } = await typeScript(`${command}.ts`, given, {})
    const [sentence, ...rest] = shown.split('\n').filter((line) => line !== '')
    return [exitCode, sentence, rest.map((line) => line.slice(0, `Usage: npm run ${command} --`.length))]
  }
  const usage = [`Usage: npm run ${command} --`]

  test('asks for an org in one sentence, and says how it is used', async () => {
    expect(await type()).toEqual([1, 'Say which org: --target-org takes the alias of a login (sf org login web --alias ALIAS).', usage])
  })

  test('takes no option that it does not know', async () => {
    expect(await type('--target-org', 'prod', '--force')).toEqual([1, 'The option --force is not known or lacks its value.', usage])
  })
})
