import { readFileSync } from 'node:fs'
import type { Plugin } from 'rolldown'
import { compileModule } from './compile-module.ts'
import type { CompileOptions } from './compile-module.ts'
import { CompileFailure } from './failures.ts'
import type { Resolver } from './resolve.ts'

const virtualPrefix = '\0virtual:'

/**
 * Lets rolldown load LWC modules. A module that does not compile is put into `failures` and becomes an empty one,
 * so that one build finds every failure; the caller looks at `failures` before it uses the output.
 */
export function lwcPlugin(resolver: Resolver, options: CompileOptions, failures: CompileFailure[]): Plugin {
  const virtualSources = new Map<string, string>()
  return {
    name: 'lwc',
    resolveId(specifier, importer) {
      if (specifier.startsWith(virtualPrefix) || specifier.startsWith('/')) return specifier
      const importingFile = importer?.split('?')[0]
      const isRelative = specifier.startsWith('.')
      if (isRelative && !(importingFile && resolver.ownerOf(importingFile))) return null
      try {
        const resolved = isRelative ? resolver.resolveRelative(specifier, importingFile!) : resolver.resolveBare(specifier)
        if (resolved && 'file' in resolved) return resolved.file
        if (resolved) return virtual(specifier, resolved.source)
        // Packages among themselves: rolldown knows node_modules.
        if (importingFile && !resolver.ownerOf(importingFile)) return null
        failures.push(unresolved(specifier, importingFile, 'No such module'))
      } catch (error) {
        failures.push(unresolved(specifier, importingFile, (error as Error).message))
      }
      return virtual(specifier, 'export default undefined')
    },
    load(id) {
      const source = virtualSources.get(id)
      if (source !== undefined) return { code: source, moduleType: 'js' }
      const owner = resolver.ownerOf(id.split('?')[0]!)
      // TypeScript is plain logic of the platform's own, without a component: rolldown takes the types off.
      if (!owner || id.endsWith('.ts')) return null
      try {
        return { code: compileModule(id, owner, options), moduleType: 'js' }
      } catch (error) {
        if (!(error instanceof CompileFailure)) throw error
        failures.push(error)
        return { code: 'export default undefined', moduleType: 'js' }
      }
    },
  }

  function virtual(specifier: string, source: string): string {
    const id = virtualPrefix + specifier + (specifier.startsWith('.') ? `:${source}` : '')
    virtualSources.set(id, source)
    return id
  }
}

function unresolved(specifier: string, importer: string | undefined, reason: string): CompileFailure {
  if (!importer) return new CompileFailure(`${reason}: ${specifier}`, specifier)
  const line = readFileSync(importer, 'utf8')
    .split('\n')
    .findIndex((text) => [`'${specifier}'`, `"${specifier}"`, `<${tagOf(specifier)}`].some((mention) => text.includes(mention)))
  return new CompileFailure(`${reason}: ${specifier}`, importer, line === -1 ? null : line + 1)
}

/** `c/csHealthCard` is written `<c-cs-health-card` in a template. */
function tagOf(specifier: string): string {
  return specifier.replace('/', '-').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
