import type { Checker } from '../checker.ts'
import { readOrgSchema } from '../platform/org-schema.ts'
import { readMetadata } from '../project.ts'
import { checkAccess } from './access-checks.ts'
import { checkAnnotations } from './annotation-checks.ts'
import { readApexFiles } from './apex-files.ts'
import { findAll } from './apex-tree.ts'
import { checkClasses } from './class-checks.ts'
import { checkGaps, checkVoidValues } from './gap-checks.ts'
import { checkLiterals } from './literal-checks.ts'
import { checkQueries } from './query-checks.ts'

/** What apex-ls and PMD leave out: fields in queries, annotations, rights made explicit, private members, and a few more. */
export const apexChecker: Checker = {
  name: 'Queries, annotations and rights in Apex are right',
  check: (project) => {
    const schema = readOrgSchema(project)
    const metadata = readMetadata(project)
    const files = readApexFiles(project)
    const classes = new Set(
      files.flatMap(({ root }) => findAll(root, 'classDeclaration')).map((one) => one.children[1]?.text.toLowerCase() ?? ''),
    )
    const checks = files.flatMap((file) => [
      ...checkQueries(schema, file),
      ...checkLiterals(metadata, file),
      ...checkAccess(file),
      ...checkAnnotations(file),
      ...checkGaps(file, classes),
      ...checkVoidValues(file),
    ])
    return [...checks, ...checkClasses(files)]
  },
}
