import type { Checker } from './checker.ts'
import { metadataChecker } from './metadata/check-metadata.ts'

/** In the order they run: what takes no time first. */
export const checkers: readonly Checker[] = [metadataChecker]
