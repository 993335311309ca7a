import { apiVersion } from '../api-version.ts'
import type { Component } from './source-components.ts'

/** A `package.xml`; `destructiveChanges.xml` looks the same. Source: Metadata API Developer Guide, "Sample package.xml Manifest Files". */
export function manifestXml(components: readonly Component[], note: string | null = null): string {
  const byType = Map.groupBy(components, ({ type }) => type)
  const types = [...byType.keys()].toSorted().map((type) => {
    const names = (byType.get(type) ?? []).map(({ fullName }) => fullName).toSorted()
    return `    <types>\n${names.map((name) => `        <members>${name}</members>\n`).join('')}        <name>${type}</name>\n    </types>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8" ?>
${note === null ? '' : `<!-- ${note} -->\n`}<Package xmlns="http://soap.sforce.com/2006/04/metadata">
${types.join('')}    <version>${apiVersion}</version>
</Package>
`
}
