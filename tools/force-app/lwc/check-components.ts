import type { Checker } from '../checker.ts'
import { readOrgSchema } from '../platform/org-schema.ts'
import { readBaseComponents } from './base-components.ts'
import { readBundles } from './bundles.ts'
import { checkImports } from './import-checks.ts'
import { checkTargets } from './target-checks.ts'
import { checkTemplates } from './template-checks.ts'

/** What components name: modules, their exports, tags, properties, members, targets. */
export const componentChecker: Checker = {
  name: 'Components import, show and are put only where something answers',
  check: (project) => {
    const schema = readOrgSchema(project)
    const lightning = readBaseComponents()
    const bundles = readBundles(project)
    return [
      ...checkImports({ schema, lightning, bundles, project }),
      ...checkTemplates(bundles, lightning),
      ...checkTargets(bundles, schema),
    ]
  },
}
