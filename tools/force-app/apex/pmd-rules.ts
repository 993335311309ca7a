import { createEnginePlugin } from '@salesforce/code-analyzer-pmd-engine'
import type { Checker, Finding } from '../checker.ts'
import type { Project } from '../project.ts'
import { analyze, type Violation } from './code-analyzer.ts'
import { reviewedFindings, type ReviewedFinding } from './reviewed-findings.ts'

/** Recommended rules for Apex, and what the security review of AppExchange runs over Apex and metadata. */
const selectors = ['pmd:Recommended:Apex', 'pmd:AppExchange:Apex', 'pmd:AppExchange:XML']

/** Moderate. Below are matters of taste: a comment on every method, a System.runAs in every test. */
const mildestSeverity = 3

/** Apex and metadata against the rules of PMD. */
export const pmdChecker: Checker = {
  name: 'Apex and metadata keep the rules of PMD and of the security review',
  check: (project) => checkRules(project, reviewedFindings),
}

/** What is left after the reviewed findings, and those of them that are found no more. */
export async function checkRules(project: Project, reviewed: readonly ReviewedFinding[]): Promise<Finding[]> {
  const paths = [...project.files.keys()].filter((path) => /(\.cls|\.trigger|-meta\.xml)$/.test(path))
  const violations = await analyze(project, createEnginePlugin(), selectors, paths)
  const isReviewedBy =
    ({ rule, path }: ReviewedFinding) =>
    (found: Violation) =>
      found.rule === rule && path.test(found.path)
  const stale = reviewed.filter((entry) => !violations.some(isReviewedBy(entry)))
  return [
    ...violations.filter((found) => found.severity <= mildestSeverity && !reviewed.some((entry) => isReviewedBy(entry)(found))),
    ...stale.map(({ rule, path }) => ({
      path: 'tools/force-app/apex/reviewed-findings.ts',
      line: 1,
      message: `${rule} finds nothing in ${path} any more: take it out`,
    })),
  ]
}
