import type { Checker } from '../checker.ts'
import { readOrgSchema } from '../platform/org-schema.ts'
import { checkDefinitions, checkDoubles } from './definition-checks.ts'
import { checkFlows } from './flow-checks.ts'
import { readDocuments } from './metadata-documents.ts'
import { checkPages } from './page-checks.ts'
import { checkRecords } from './record-checks.ts'
import { checkRights } from './rights-checks.ts'

/** What metadata says of other metadata, as far as test/contract does not look at it. */
export const referenceChecker: Checker = {
  name: 'Metadata is whole, and names only what is there',
  check: (project) => {
    const schema = readOrgSchema(project)
    const documents = readDocuments(project)
    return [
      ...checkDefinitions(documents),
      ...checkDoubles(documents),
      ...checkRights(documents),
      ...checkPages(project, documents, schema),
      ...checkRecords(documents, schema),
      ...checkFlows(project, documents, schema),
    ]
  },
}
