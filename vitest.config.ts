import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    dir: 'test',
    // Many tests start a whole local org, some a browser: two cores carry two of them.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
})
