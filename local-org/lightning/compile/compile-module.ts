import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { transformSync as untypedTransform } from '@lwc/compiler'
import { CompileFailure } from './failures.ts'
import type { Owner } from './resolve.ts'

/** The compiler's own declarations do not resolve under Node's rules for modules. */
const transformSync = untypedTransform as (source: string, filename: string, options: Record<string, unknown>) => { code: string }

const require = createRequire(import.meta.url)
const versions = ['@lwc/compiler', '@locker/compiler', '@locker/sandbox'].map(
  (name) => `${name}@${(JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string }).version}`,
)

export interface CompileOptions {
  /** Finished texts are kept here by the hash of everything that went in. */
  cacheDirectory: string
  /** Lightning Web Security: every module of force-app runs inside its sandbox, as in an org. */
  lws: boolean
}

/**
 * One source file (js, html, css) to the JavaScript the engine runs.
 * @throws CompileFailure with file and line when the compiler refuses it
 */
export function compileModule(file: string, owner: Owner, { cacheDirectory, lws }: CompileOptions): string {
  const [path = file, query] = file.split('?')
  // The base components' style sheets for native shadow: the platform drops them where the shadow is synthetic.
  if (path.endsWith('.lbc.native.css')) return 'export default function emptyStylesheet() { return "" }'
  const source = readFileSync(path, 'utf8')
  const isCustom = owner.namespace === 'c'
  const options = {
    name: owner.name,
    namespace: owner.namespace,
    apiVersion: owner.bundle?.apiVersion ?? 66,
    enableLwcOn: true,
    dynamicImports: { loader: '', strictSpecifier: false },
    enableDynamicComponents: owner.bundle?.isDynamic ?? true,
    // Base components only, as on the platform: their combobox needs attachInternals.
    enableSyntheticElementInternals: !isCustom,
    enableLightningWebSecurityTransforms: isCustom && lws,
    scopedStyles: query === 'scoped=true',
  }
  const key = createHash('sha256')
    .update(JSON.stringify([versions, options, path, source]))
    .digest('hex')
  const cacheFile = join(cacheDirectory, 'modules', key.slice(0, 2), `${key}.js`)
  if (existsSync(cacheFile)) return readFileSync(cacheFile, 'utf8')
  const code = isCustom && lws ? wrapInSandbox(transform(source, path, options), path, owner) : transform(source, path, options)
  writeWhole(cacheFile, code)
  return code
}

function transform(source: string, path: string, options: Record<string, unknown>): string {
  try {
    return transformSync(source, path, options).code
  } catch (error) {
    throw CompileFailure.from(error, path)
  }
}

interface LockerCompiler {
  compile(code: string, options: { sandboxKey: string; componentName: string; filename: string; sourceMap: boolean }): { code: string }
}

function wrapInSandbox(code: string, filename: string, owner: Owner): string {
  const { Compiler } = require('@locker/compiler') as { Compiler: LockerCompiler }
  try {
    return Compiler.compile(code, { sandboxKey: owner.namespace, componentName: owner.name, filename, sourceMap: false }).code
  } catch (error) {
    throw CompileFailure.from(error, filename)
  }
}

/** Another process may write the same file: both write the same text, and neither shows a half. */
function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text)
  renameSync(draft, file)
}
