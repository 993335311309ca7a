import type { Checker } from './checker.ts'
import { apexFormatChecker } from './apex/apex-format.ts'
import { apexTypeChecker } from './apex/apex-types.ts'
import { pmdChecker } from './apex/pmd-rules.ts'
import { metadataChecker } from './metadata/check-metadata.ts'

/** In the order they run: what takes no time first. */
export const checkers: readonly Checker[] = [metadataChecker, apexFormatChecker, apexTypeChecker, pmdChecker]
