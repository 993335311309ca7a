import { join } from 'node:path'
import scanner from '@flow-scanner/lightning-flow-scanner-core'
import type { Checker } from '../checker.ts'

/** Our names are PascalCase where it wants `Area_Name` (test/contract holds them to that), and a flow of ours is an example: admins activate it. */
const notOurs = ['FlowName', 'InactiveFlow']

/** What the scanner writes for the name of what is not there, such as a description. */
const unnamed = 'undefined'

/** Flows against the rules of good flows: fault paths, no queries or writes in loops, no ids, nothing unused, a description. */
export const flowRuleChecker: Checker = {
  name: 'Flows keep the rules of lightning-flow-scanner',
  check: async ({ directory, files }) => {
    const paths = [...files.keys()].filter((path) => path.endsWith('.flow-meta.xml'))
    const flows = await scanner.parse(paths.map((path) => join(directory, path)))
    return scanner.scan(flows).flatMap(({ ruleResults }, index) => {
      const path = paths[index] ?? ''
      return ruleResults
        .filter(({ ruleName }) => !notOurs.includes(ruleName))
        .flatMap(({ ruleName, details, errorMessage }) => [
          ...(errorMessage === undefined ? [] : [{ path, line: 1, message: `${ruleName}: ${errorMessage}` }]),
          ...details.map(({ name, lineNumber }) => ({
            path,
            line: lineNumber,
            message: name === unnamed ? ruleName : `${ruleName}: ${name}`,
          })),
        ])
    })
  },
}
