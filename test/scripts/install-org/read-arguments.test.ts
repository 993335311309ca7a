import { describe, expect, test } from 'vitest'
import { installUsage, readInstallArguments } from '../../../scripts/install-org/read-arguments.ts'

describe('the arguments of an installation', () => {
  test('need no more than an org', () => {
    expect(readInstallArguments(['--target-org', 'prod'])).toEqual({
      targetOrg: 'prod',
      serviceUrl: null,
      only: null,
      integrationUser: null,
      isAgreed: false,
    })
  })

  test('take all of the rest, the address without its last slash', () => {
    const given = [
      '-o',
      'prod',
      '--service-url',
      'https://scoring.example.com/',
      '--only',
      'reports',
      '--integration-user',
      'i@example.com',
      '--yes',
    ]
    expect(readInstallArguments(given)).toEqual({
      targetOrg: 'prod',
      serviceUrl: 'https://scoring.example.com',
      only: 'reports',
      integrationUser: 'i@example.com',
      isAgreed: true,
    })
  })

  test.each([
    [[], 'Say which org: --target-org takes the alias of a login (sf org login web --alias ALIAS).'],
    [['-o', 'prod', '--only', 'everything'], 'There is no stage "everything": it is one of core, connect, reports.'],
    [['-o', 'prod', '--service-url', 'scoring'], '"scoring" is no address of a service: it looks like https://scoring.example.com.'],
    [
      ['-o', 'prod', '--service-url', 'ftp://scoring'],
      '"ftp://scoring" is no address of a service: it looks like https://scoring.example.com.',
    ],
    [['-o', 'prod', '--force'], 'The option --force is not known or lacks its value.'],
    [['--target-org'], 'The option --target-org is not known or lacks its value.'],
  ])('that are wrong (%s) get one sentence and how it is used', (given, sentence) => {
    expect(() => readInstallArguments(given)).toThrow(new Error(`${sentence}\n\n${installUsage}`))
  })
})
