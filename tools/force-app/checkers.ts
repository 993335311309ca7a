import { apexFormatChecker } from './apex/apex-format.ts'
import { apexTypeChecker } from './apex/apex-types.ts'
import { apexChecker } from './apex/check-apex.ts'
import { pmdChecker } from './apex/pmd-rules.ts'
import type { Checker } from './checker.ts'
import { flowRuleChecker } from './flows/flow-rules.ts'
import { flowSecurityChecker } from './flows/flow-security.ts'
import { componentChecker } from './lwc/check-components.ts'
import { bundleChecker } from './lwc/compile-bundles.ts'
import { metadataChecker } from './metadata/check-metadata.ts'
import { sourceChecker } from './packaging/convert-source.ts'
import { referenceChecker } from './references/check-references.ts'

/** In the order they run: what takes least time first. */
export const checkers: readonly Checker[] = [
  metadataChecker,
  referenceChecker,
  flowRuleChecker,
  flowSecurityChecker,
  apexFormatChecker,
  apexChecker,
  componentChecker,
  sourceChecker,
  apexTypeChecker,
  bundleChecker,
  pmdChecker,
]
