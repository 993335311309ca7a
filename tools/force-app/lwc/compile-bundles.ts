import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CompileFailure } from '../../../local-org/lightning/compile/failures.ts'
import type { Checker, Finding } from '../checker.ts'
import { newestVersion } from '../metadata/api-versions.ts'
import type { Project } from '../project.ts'

interface Compiler {
  transformSync: (source: string, path: string, options: Record<string, unknown>) => { warnings?: CompileWarning[] }
}

interface CompileWarning {
  message: string
  location?: { line: number }
}

/** Of this folder: newer than the one that the local org renders pages with, as an org's is. */
const { transformSync } = createRequire(import.meta.url)('@lwc/compiler') as Compiler

/** Every script, template and style sheet of every bundle through the platform's compiler. It stops at the first error of a file. */
export const bundleChecker: Checker = {
  name: 'Lightning components compile, without a warning',
  check: (project) =>
    [...project.files]
      .filter(([path]) => /\/lwc\/\w+\/.*\.(js|html|css)$/.test(path))
      .flatMap(([path, text]) => compile(project, path, text)),
}

function compile({ directory }: Project, path: string, text: string): Finding[] {
  const bundle = basename(/^.*\/lwc\/\w+/.exec(path)?.[0] ?? dirname(path))
  // By the newest, all checks of the compiler are on.
  const options = { name: bundle, namespace: 'c', apiVersion: newestVersion, enableLightningWebSecurityTransforms: true }
  try {
    const { warnings = [] } = transformSync(text, join(directory, path), options)
    return warnings.map(({ message, location }) => ({ path, line: location?.line ?? 1, message }))
  } catch (error) {
    const { message, line } = CompileFailure.from(error, path)
    const [sentence = ''] = message.replaceAll(/\S*\/force-app\/\S*: |^\w*SyntaxError: /g, '').split('\n')
    return [{ path, line: line ?? 1, message: sentence }]
  }
}
