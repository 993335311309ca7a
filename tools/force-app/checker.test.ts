import { expect, test } from 'vitest'
import { findingsOf, type Checker } from './checker.ts'
import type { Project } from './project.ts'

const project: Project = { directory: '/plans', files: new Map() }
const findingsWith = (check: Checker['check']) => findingsOf({ name: 'Plans', check }, project)

test('a checker says what is wrong', async () => {
  const finding = { path: 'force-app/plan.cls', line: 3, message: 'the plan is late' }
  expect(await findingsWith(() => [finding])).toEqual([finding])
})

test.each([
  [
    'at once',
    () => {
      throw new Error('No Python')
    },
  ],
  ['later', () => Promise.reject(new Error('No Python'))],
])('a checker that ends %s is a finding of its own', async (_, check) => {
  expect(await findingsWith(check)).toEqual([{ path: 'force-app', line: 1, message: 'this could not be checked: Error: No Python' }])
})
