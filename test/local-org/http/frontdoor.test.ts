import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { startOrg } from './start-org.ts'

let running: RunningOrg
beforeAll(async () => {
  running = await startOrg()
})
afterAll(() => running.close())

async function askForDoor(username: string, redirect: string): Promise<string> {
  const session = running.sessions.mint(running.org.findUser(username)?.id ?? '')
  const address = `${running.url}/services/oauth2/singleaccess?${new URLSearchParams({ redirect_uri: redirect })}`
  const response = await fetch(address, { headers: { authorization: `Bearer ${session}` } })
  return ((await response.json()) as { frontdoor_uri: string }).frontdoor_uri
}

async function enter(door: string) {
  const response = await fetch(door, { redirect: 'manual' })
  const sid = /^sid=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
  const username = sid === undefined ? null : running.org.readUser(running.sessions.userOf(decodeURIComponent(sid)) ?? '')?.username
  return { location: response.headers.get('location'), username: username ?? null }
}

it('signs the opener of the address in as whoever asked for it, and leads to the page, once', async () => {
  const door = await askForDoor('emma.clark@banso.example', '/lightning/o/Account/list?filterName=Recent')
  expect(await enter(door)).toEqual({ location: '/lightning/o/Account/list?filterName=Recent', username: 'emma.clark@banso.example' })
  expect(await enter(door)).toEqual({ location: '/', username: null })
})

it('leads to the home page instead of to another host', async () => {
  const door = await askForDoor('emma.clark@banso.example', 'https://elsewhere.example/lightning')
  expect(await enter(door)).toEqual({ location: '/', username: 'emma.clark@banso.example' })
})

it('opens no page for a user of the API only', async () => {
  expect(await enter(await askForDoor('integration@banso.example', '/lightning'))).toEqual({ location: '/', username: null })
})

it('asks for a session', async () => {
  expect((await fetch(`${running.url}/services/oauth2/singleaccess`)).status).toBe(401)
})
