import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import type { Checker } from '../checker.ts'

const path = 'sfdx-project.json'
const require = createRequire(import.meta.url)

/** `sfdx-project.json` against Salesforce's own schema. */
export const projectFileChecker: Checker = {
  name: 'The project file is what the CLI takes',
  check: ({ directory }) => {
    const schema = require('@salesforce/schemas/sfdx-project.schema.json') as object
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema)
    validate(JSON.parse(readFileSync(join(directory, path), 'utf8')))
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const unknown = typeof params['additionalProperty'] === 'string' ? `: ${params['additionalProperty']}` : ''
      return { path, line: 1, message: `${instancePath || '/'} ${message ?? ''}${unknown}` }
    })
  },
}
