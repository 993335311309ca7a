import { expect, test, vi } from 'vitest'
import { readOnce, type Project } from './project.ts'

test('what is read of a project is read once, and of another project anew', () => {
  const read = vi.fn(({ directory }: Project) => ({ directory }))
  const reader = readOnce(read)
  const [plans, goals] = ['/plans', '/goals'].map((directory): Project => ({ directory, files: new Map() }))
  expect([plans!, plans!, goals!].map(reader)).toEqual([{ directory: '/plans' }, { directory: '/plans' }, { directory: '/goals' }])
  expect(read).toHaveBeenCalledTimes(2)
})
