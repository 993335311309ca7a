import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountId, fixtureProject, startPages } from './fake-org.ts'
import type { FakePages } from './fake-org.ts'

let project: string
let pages: FakePages
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'banso-pages-'))
  cpSync(fixtureProject, project, { recursive: true })
  pages = await startPages({ projectDirectory: project })
})
afterAll(async () => {
  await pages.close()
  rmSync(project, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(pages.url + path, { headers, redirect: 'manual' })
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(pages.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
const recordPage = `/lightning/r/Account/${accountId}/view`
const dataOf = (html: string) => JSON.parse(/id="page-data">(.*?)<\/script>/s.exec(html)![1]!) as Record<string, unknown>
const ownPage = () => ({ origin: pages.url, 'sec-fetch-site': 'same-origin' })

describe('a record page', () => {
  const tabTitles = (html: string) => {
    const { model } = dataOf(html) as { model: { facets: Record<string, { properties: Record<string, unknown> }[]> } }
    return model.facets['Facet-tabs']?.map(({ properties }) => properties['title'])
  }

  it('reads a custom label as the title of a tab, in the language of the user', async () => {
    expect(tabTitles(await (await get(recordPage)).text())).toEqual(['Standard.Tab.detail', 'Score & size'])
    expect(tabTitles(await (await get(recordPage, { cookie: 'language=ja' })).text())).toEqual(['Standard.Tab.detail', 'スコア'])
  })
})

describe('the session', () => {
  it('of a first visit is the first user with the permission set CsmUser', async () => {
    const response = await get(recordPage)
    expect(response.headers.get('set-cookie')).toMatch(/^sid=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(dataOf(await response.text())).toMatchObject({ user: { username: 'emma@example.com' }, language: 'en_US' })
  })

  it('is switched to another user, who has a language', async () => {
    const response = await post('/lightning/session', { username: 'aiko@example.com' }, ownPage())
    const sid = /sid=([\w-]+)/.exec(response.headers.get('set-cookie')!)![1]!
    const html = await (await get(recordPage, { cookie: `sid=${sid}` })).text()
    expect(html).toContain('<html lang="ja">')
    expect(dataOf(html)).toMatchObject({
      user: { username: 'aiko@example.com' },
      language: 'ja',
      i18n: { locale: 'ja-JP', timeZone: 'Asia/Tokyo' },
    })
  })

  it('keeps the language the user chose', async () => {
    const response = await post('/lightning/session', { language: 'ja' }, ownPage())
    expect(response.headers.getSetCookie()).toContain('language=ja; Path=/; HttpOnly; SameSite=Lax')
    expect(dataOf(await (await get(recordPage, { cookie: 'language=ja' })).text())).toMatchObject({
      user: { username: 'emma@example.com' },
      language: 'ja',
    })
  })

  it('is changed by a page of the org only', async () => {
    expect((await post('/lightning/session', { language: 'ja' }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/lightning/session', { language: 'ja' })).status).toBe(403)
  })

  it('is that of an administrator, who needs no persona to look at a page', async () => {
    expect((await post('/lightning/session', { username: 'admin@example.com' }, ownPage())).status).toBe(200)
  })

  it('refuses a user of the API only, one who left, nobody, and a language there is not', async () => {
    for (const username of ['robot@example.com', 'gone@example.com', 'nobody@example.com'])
      expect((await post('/lightning/session', { username }, ownPage())).status).toBe(400)
    expect((await post('/lightning/session', { language: 'fr' }, ownPage())).status).toBe(400)
  })
})

describe('a page', () => {
  it('may load from, and send to, its own host only', async () => {
    const policy = (await get(recordPage)).headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'self'; script-src 'self' 'nonce-[\w+/=]+' 'unsafe-eval';/)
    expect(policy).toContain("connect-src 'self'")
  })

  it('at / is the first tab of the app', async () => {
    const response = await get('/')
    expect([response.status, response.headers.get('location')]).toEqual([302, '/lightning/o/Account/list'])
  })

  it('has the tabs and the name of the app in the language of the session', async () => {
    const { application } = dataOf(await (await get(recordPage, { cookie: 'language=ja' })).text()) as {
      application: { label: string; tabs: { label: string }[] }
    }
    expect([application.label, application.tabs.map(({ label }) => label)]).toEqual(['営業', ['取引先', 'Contact']])
  })

  it.each([
    ['/lightning/r/Account/001000000000009AAA/view'],
    ['/lightning/n/Nowhere'],
    ['/lightning/r/Nothing__c/a00000000000001AAA/view'],
    ['/lightning/x'],
  ])('%s is missing', async (path) => {
    const response = await get(path)
    expect([response.status, dataOf(await response.text())]).toMatchObject([404, { model: { kind: 'missing' } }])
  })

  it('of a record of an object without a FlexiPage has details and related lists', async () => {
    const { model } = dataOf(await (await get('/lightning/r/Contact/003000000000001AAA/view')).text()) as {
      model: { regions: Record<string, { componentName: string }[]> }
    }
    expect(Object.values(model.regions).map((items) => items.map(({ componentName }) => componentName))).toEqual([
      ['force:highlightsPanel'],
      ['force:detailPanel'],
      ['force:relatedListContainer'],
    ])
  })

  it('gives its components their properties, typed, with their defaults', async () => {
    const { model } = dataOf(await (await get(recordPage)).text()) as { model: { regions: { main: { properties: unknown }[] } } }
    expect(model.regions.main[0]!.properties).toEqual({ size: 3, isLarge: true })
  })

  it('does not answer under another host name', async () => {
    const { status } = await new Promise<{ status: number }>((done) => {
      void import('node:http').then(({ get: request }) =>
        request(pages.url + recordPage, { headers: { host: 'rebound.example' } }, (response) => {
          response.resume()
          done({ status: response.statusCode! })
        }),
      )
    })
    expect(status).toBe(421)
  })

  it('lists records, and says why it cannot', async () => {
    const list = (await (await get('/lightning/list/Account')).json()) as { total: number; rows: { name: string }[] }
    expect([list.total, list.rows.map(({ name }) => name)]).toEqual([1, ['Northwind Trading KK']])
    const unknown = await get('/lightning/list/Nothing__c')
    expect([unknown.status, await unknown.json()]).toEqual([
      404,
      [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    ])
  })

  it('leaves a path it cannot read to the API', async () => {
    expect(await (await get('/lightning/%E0%A4%A')).json()).toMatchObject([{ errorCode: 'NOT_FOUND' }])
  })

  it('serves no file from outside the packages', async () => {
    expect((await get('/assets/..%2f..%2f..%2fpackage.json')).status).toBe(404)
    expect((await get('/slds/css/bundled/slds2.cosmos.css')).status).toBe(200)
  })
})

describe('a source that does not compile', () => {
  const script = () => join(project, 'force-app/main/alpha/lwc/scoreButton/scoreButton.js')
  const template = () => join(project, 'force-app/main/alpha/lwc/scoreButton/scoreButton.html')
  const body = "import { LightningElement } from 'lwc';\n\nexport default class ScoreButton extends LightningElement {}\n"

  it('is shown with file and line, and the next reload shows the corrected page', async () => {
    writeFileSync(
      script(),
      `import { LightningElement } from 'lwc';\n\nexport default class ScoreButton extends LightningElement {\n  broken( {\n}\n`,
    )
    const broken = await get(recordPage)
    const html = await broken.text()
    expect([broken.status, html.includes('force-app/main/alpha/lwc/scoreButton/scoreButton.js:'), html.includes('role="alert"')]).toEqual([
      500,
      true,
      true,
    ])
    writeFileSync(script(), body)
    expect((await get(recordPage)).status).toBe(200)
  })

  it.each([
    [
      'an unknown component',
      '<template>\n    <c-nowhere></c-nowhere>\n</template>',
      body,
      'scoreButton.html:2',
      'No such module: c/nowhere',
    ],
    [
      'an unknown label',
      '<template></template>',
      `import a from '@salesforce/label/c.Nowhere';\n${body}export { a };`,
      'scoreButton.js:1',
      'No such custom label in force-app: @salesforce/label/c.Nowhere',
    ],
    [
      'a name that the other module does not export',
      '<template></template>',
      `import { nothing } from 'c/score';\n${body}export { nothing };`,
      'scoreButton.js',
      'nothing',
    ],
  ])('names %s', async (_case, html, js, place, reason) => {
    writeFileSync(template(), html)
    writeFileSync(script(), js)
    const text = await (await get(recordPage)).text()
    writeFileSync(template(), '<template></template>')
    writeFileSync(script(), body)
    expect(text).toContain(place)
    expect(text).toContain(reason)
  })
})
