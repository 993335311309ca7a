import { expect, test } from 'vitest'
import { readAnswer } from '../../../scripts/sf/cli-answer.ts'
import { isAtLeast } from '../../../scripts/sf/find-sf.ts'
import { SfError } from '../../../scripts/sf/sf-error.ts'

const command = ['org', 'display', '--target-org', 'nowhere']
const failureOf = (end: Parameters<typeof readAnswer>[1]): SfError => {
  try {
    readAnswer(command, end)
  } catch (err) {
    if (err instanceof SfError) return err
  }
  throw new Error('nothing was thrown')
}

test('gives the result of a command', () => {
  expect(readAnswer(command, { exitCode: 0, stdout: '{"status":0,"result":{"id":"00D"},"warnings":[]}', stderr: '' })).toEqual({
    id: '00D',
  })
})

test("fails with the CLI's own sentence", () => {
  const stdout = '{"name":"NamedOrgNotFoundError","message":"No authorization information found for nowhere.","exitCode":1}'
  expect(failureOf({ exitCode: 1, stdout, stderr: '' }).message).toBe('sf org display: No authorization information found for nowhere.')
})

test('says the last line of a CLI that cannot speak JSON', () => {
  const end = { exitCode: 127, stdout: '', stderr: 'something\nspawn sf EACCES\n' }
  expect(failureOf(end).message).toBe('sf org display: spawn sf EACCES')
})

test.each([
  ['2.150.6', true],
  ['2.150.0', true],
  ['2.149.9', false],
  ['2.151.0', true],
  ['3.0.0', true],
  ['1.200.0', false],
])('a CLI of version %s is new enough: %s', (version, isEnough) => {
  expect(isAtLeast(version, '2.150')).toBe(isEnough)
})

test("leaves out what the CLI's parser of flags puts around a sentence", () => {
  const message = 'Parsing --target-org \n\tNo authorization information found for nowhere.\nSee more help with --help'
  const failure = failureOf({ exitCode: 2, stdout: JSON.stringify({ name: 'Error', message }), stderr: '' })
  expect(failure.message).toBe('sf org display: No authorization information found for nowhere.')
})
