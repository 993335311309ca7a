import { afterEach, expect, test } from 'vitest'
import { toLine } from '../checker.ts'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { carelessFlow, openFlow } from './bad-flows.ts'
import { flowRuleChecker } from './flow-rules.ts'
import { flowSecurityChecker } from './flow-security.ts'

const path = 'force-app/main/plans/flows/CsCloseGoals.flow-meta.xml'
let project: TemporaryProject
afterEach(() => project.remove())

test('a careless flow breaks the rules', async () => {
  project = writeProject({ [path]: carelessFlow })
  const findings = await flowRuleChecker.check(project)
  expect(findings.map(toLine)).toEqual(
    [
      '29: DMLStatementInLoop: Close_goal',
      '1: FlowDescription',
      '17: GetRecordAllFields: Find_goals',
      '17: MissingFaultPath: Find_goals',
      '29: MissingFaultPath: Close_goal',
      '38: UnsafeRunningContext: SystemModeWithoutSharing',
      '48: UnusedVariable: accountId',
    ].map((finding) => `${path}:${finding}`),
  )
})

test('a flow that does more than its user may is seen, and one that keeps to the user’s rights is not', async () => {
  project = writeProject({ [path]: openFlow, [path.replace('Close', 'Open')]: openFlow.replace('SystemModeWithoutSharing', 'DefaultMode') })
  const findings = await flowSecurityChecker.check(project)
  const by = (what: string) =>
    `Close_goal: User controlled data flows into recordUpdates element ${what} in run mode: SystemModeWithoutSharing`
  expect(findings).toEqual([
    { path, line: 6, message: by('selector') },
    { path, line: 6, message: by('data') },
  ])
})

test('an app without flows needs no scanner', async () => {
  project = writeProject({})
  expect([await flowSecurityChecker.check(project), await flowRuleChecker.check(project)]).toEqual([[], []])
})
