import { createEnginePlugin } from '@salesforce/code-analyzer-sfge-engine'
import type { Checker } from '../checker.ts'
import { analyze } from './code-analyzer.ts'

/** What each user may see and change, and whose records. */
const selectors = ['sfge:Security']

/** A path that is not walked in time counts as not read: on a busy machine the 30 s of the engine are too few. */
const settings = { sfge: { java_thread_timeout: 600_000 } }

/**
 * Every path from an entry point (`@AuraEnabled`, an invocable, a trigger) to a query or a write: whether the user's rights hold there.
 * The slowest checker by far, so it runs in CI and on demand.
 */
export const graphChecker: Checker = {
  name: 'Every path through Apex keeps to the rights of the user',
  check: (project) => {
    const paths = [...project.files.keys()].filter((path) => /\.(cls|trigger)$/.test(path))
    return analyze(project, createEnginePlugin(), selectors, paths, settings)
  },
}
