import { apexFormatChecker } from './apex/apex-format.ts'
import { apexTypeChecker } from './apex/apex-types.ts'
import { apexChecker } from './apex/check-apex.ts'
import { graphChecker } from './apex/graph-engine.ts'
import { pmdChecker } from './apex/pmd-rules.ts'
import type { Checker } from './checker.ts'
import { flowRuleChecker } from './flows/flow-rules.ts'
import { flowSecurityChecker } from './flows/flow-security.ts'
import { componentChecker } from './lwc/check-components.ts'
import { bundleChecker } from './lwc/compile-bundles.ts'
import { metadataChecker } from './metadata/check-metadata.ts'
import { projectFileChecker } from './metadata/project-file.ts'
import { sourceChecker } from './packaging/convert-source.ts'
import { referenceChecker } from './references/check-references.ts'

/** Two lanes for two cores: what works in Java beside what works here. What takes least time comes first. */
export function lanesOf({ withGraph }: { withGraph: boolean }): readonly (readonly Checker[])[] {
  const here = [
    projectFileChecker,
    metadataChecker,
    referenceChecker,
    flowRuleChecker,
    flowSecurityChecker,
    apexChecker,
    apexFormatChecker,
    componentChecker,
    sourceChecker,
    bundleChecker,
  ]
  return [here, [apexTypeChecker, pmdChecker, ...(withGraph ? [graphChecker] : [])]]
}
