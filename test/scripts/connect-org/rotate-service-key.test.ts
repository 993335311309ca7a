import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type * as FileSystem from 'node:fs/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { openOrgDirectory } from '../../../scripts/connect-org/org-directory.ts'
import { finishServiceKey, rotateServiceKey, type RotateRequest } from '../../../scripts/connect-org/rotate-service-key.ts'
import { tryLogin } from '../../../scripts/connect-org/try-login.ts'
import type { Sf } from '../../../scripts/sf/open-sf.ts'
import { startConnectedOrg, startOrgToConnect, type OrgToConnect } from './org-to-connect.ts'

/** The process ends there: nothing that comes after is done. */
class Crash extends Error {}

/** Steps that change something: of files, and of the org before and after its effect. */
const steps = vi.hoisted(() => ({ left: Infinity }))
const step = () => {
  steps.left -= 1
  if (steps.left < 0) throw new Crash()
}
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof FileSystem>()
  const isOurs = (path: unknown) => String(path).includes('/orgs/')
  const counted = <Work extends (...given: never[]) => Promise<unknown>>(work: Work) =>
    (async (...given: Parameters<Work>) => {
      if (isOurs(given[0])) step()
      return await work(...given)
    }) as Work
  return { ...real, writeFile: counted(real.writeFile as never), rename: counted(real.rename), rm: counted(real.rm as never) }
})

const stepping = (sf: Sf): Sf => ({
  ...sf,
  json: (async (command: readonly string[]) => {
    step()
    const answer = await sf.json(command)
    step()
    return answer
  }) as Sf['json'],
})

let org: OrgToConnect
afterEach(async () => {
  steps.left = Infinity
  await org.close()
})

const appsOf = () =>
  [...org.running.org.metadata.components().values()]
    .filter(({ type }) => type === 'ExternalClientApplication')
    .map(({ fullName }) => fullName)
const rotateRequest = (): RotateRequest => ({ ...org.request, sf: stepping(org.request.sf) })

it('puts a new key beside the old one, and ends the old one when it is told to', async () => {
  org = await startConnectedOrg()
  const before = await org.environment()
  await rotateServiceKey(rotateRequest())
  const after = await org.environment()
  expect(after['SALESFORCE_CLIENT_ID']).not.toBe(before['SALESFORCE_CLIENT_ID'])
  expect({ ...after, ...before }).toEqual(before)
  expect([await tryLogin(before), await tryLogin(after), appsOf()]).toEqual([null, null, ['CsScoringApi', 'CsScoringApiB']])

  await finishServiceKey(rotateRequest())
  const refusal = 'check SALESFORCE_CLIENT_ID'
  expect([existsSync(before['SALESFORCE_PRIVATE_KEY_FILE'] ?? ''), await tryLogin(after), appsOf()]).toEqual([
    false,
    null,
    ['CsScoringApiB'],
  ])
  const former = { ...after, SALESFORCE_CLIENT_ID: before['SALESFORCE_CLIENT_ID'] ?? '' }
  expect(await tryLogin(former)).toContain(refusal)
})

it('goes back and forth between two apps, with another key each time', async () => {
  org = await startConnectedOrg()
  const seen = new Set<string>()
  for (const app of ['CsScoringApiB', 'CsScoringApi', 'CsScoringApiB']) {
    await rotateServiceKey(rotateRequest())
    await finishServiceKey(rotateRequest())
    const { SALESFORCE_PRIVATE_KEY_FILE: file = '' } = await org.environment()
    seen.add(readFileSync(file, 'utf8'))
    expect([dirname(file).split('/').at(-1), appsOf(), await tryLogin(await org.environment())]).toEqual([app, [app], null])
  }
  expect(seen.size).toBe(3)
})

it('leaves settings that work and ends well after a crash at any step', async () => {
  org = await startConnectedOrg()
  let crashes = 0
  for (let at = 0; ; at += 1) {
    const ended = await crashAt(at, async () => {
      await rotateServiceKey(rotateRequest())
      await finishServiceKey(rotateRequest())
    })
    expect(await tryLogin(await org.environment()), `after a crash at step ${at}`).toBeNull()
    if (ended) break
    crashes += 1
    await goOn()
    expect([appsOf().length, await tryLogin(await org.environment())], `going on after step ${at}`).toEqual([1, null])
  }
  expect(crashes).toBeGreaterThan(10)
}, 240_000)

/** @returns whether it came to its end */
async function crashAt(many: number, work: () => Promise<void>): Promise<boolean> {
  steps.left = many
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof Crash) return false
    throw error
  } finally {
    steps.left = Infinity
  }
}

/** What somebody types who was interrupted: begin, and when there is nothing to begin, finish. */
async function goOn(): Promise<void> {
  await rotateServiceKey(rotateRequest()).catch((error: Error) => expect(error.message).toContain('--finish'))
  await finishServiceKey(rotateRequest())
}

it('keeps the old key in use when the org does not take the new one', async () => {
  org = await startConnectedOrg()
  const before = await org.environment()
  const json = (() => Promise.reject(new Error('the org is away'))) as Sf['json']
  await expect(rotateServiceKey({ ...org.request, sf: { version: '', json } })).rejects.toThrow('the org is away')
  expect([await org.environment(), await tryLogin(before)]).toEqual([before, null])
  await expect(finishServiceKey(rotateRequest())).rejects.toThrow('The new key is not in use yet: run this without --finish first.')
})

it('finishes nothing that has not begun', async () => {
  org = await startConnectedOrg()
  await expect(finishServiceKey(rotateRequest())).rejects.toThrow('There is no rotation to finish: run this without --finish to begin one.')
})

it('leaves both keys alone when the settings name neither', async () => {
  org = await startConnectedOrg()
  const file = (await org.environment())['SALESFORCE_PRIVATE_KEY_FILE'] ?? ''
  const { path, environmentFile } = await openOrgDirectory(org.request.bansoPath, org.running.organizationId)
  writeFileSync(environmentFile, readFileSync(environmentFile, 'utf8').replace(file, '/etc/banso/private-key.pem'))
  const kept = () => [readdirSync(path, { recursive: true }).toSorted(), appsOf()]
  const before = kept()
  for (const rotate of [rotateServiceKey, finishServiceKey]) {
    await expect(rotate(rotateRequest())).rejects.toThrow('names the key /etc/banso/private-key.pem, which is none of ours')
  }
  expect(kept()).toEqual(before)
})

it('wants an org that is connected', async () => {
  org = await startOrgToConnect()
  await expect(rotateServiceKey(rotateRequest())).rejects.toThrow('knows no key of the service: run npm run connect-org first.')
})
