import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Modules of Lightning components by the name they import each other by, for tests that ask both sides the same. */
const components = globSync('force-app/main/*/lwc/*/').map((directory) => ({
  find: `c/${basename(directory)}`,
  replacement: join(import.meta.dirname, directory, `${basename(directory)}.js`),
}))

export default defineConfig({
  resolve: { alias: components },
  test: {
    dir: 'test',
    // Many tests start a whole local org, some a browser: two cores carry two of them.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
})
