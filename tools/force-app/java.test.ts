import { afterEach, expect, test, vi } from 'vitest'
import { pmdLibraries, runJava } from './java.ts'

afterEach(() => vi.unstubAllEnvs())

test('a class that fails has the exit code of Java', async () => {
  const { exitCode, stderr } = await runJava(pmdLibraries, ['no.such.Class'])
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('no.such.Class')])
})

test('Java that cannot be started is no run with an exit code', async () => {
  vi.stubEnv('PATH', '/nowhere')
  await expect(runJava(pmdLibraries, [])).rejects.toThrow('ENOENT')
})
