import { expect, it } from 'vitest'
import type { FullRunOptions } from '../../scoring-api/operations/run-registry.ts'
import { aRun, operator, someRuns, testApp } from '../operations/test-app.ts'

async function post(payload: object): Promise<{ status: number; started: (FullRunOptions | undefined)[] }> {
  const started: (FullRunOptions | undefined)[] = []
  const runs = someRuns({
    startFull: (options) => {
      started.push(options)
      return aRun()
    },
  })
  const { app } = await testApp({ runs })
  const { statusCode: status } = await app.inject({ method: 'POST', url: '/v1/runs', headers: operator, payload })
  return { status, started }
}

it('lets one run through the blast radius when it is told to', async () => {
  expect(await post({ acceptBlastRadius: true })).toEqual({ status: 202, started: [{ acceptBlastRadius: true, isDryRun: false }] })
})

it('keeps the guard otherwise', async () => {
  expect(await post({})).toEqual({ status: 202, started: [{ acceptBlastRadius: false, isDryRun: false }] })
  expect(await post({ acceptBlastRadius: 'yes' })).toEqual({ status: 400, started: [] })
})
