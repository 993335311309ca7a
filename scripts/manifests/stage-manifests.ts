import { join } from 'node:path'
import { manifestXml } from './manifest-xml.ts'
import type { Component } from './source-components.ts'

export const manifestDirectory = join(import.meta.dirname, '../../manifest')

/** Text of a stage's manifest as it is kept in git. */
export const manifestOf = (components: readonly Component[]): string => manifestXml(components, 'Written by npm run manifests')
