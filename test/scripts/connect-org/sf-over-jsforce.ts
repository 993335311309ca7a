import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { readZip, writeZip } from '../../../local-org/api/metadata/zip.ts'
import type { RunningOrg } from '../../../local-org/server.ts'
import type { SfOrg } from '../../../scripts/sf/open-org.ts'
import type { Sf } from '../../../scripts/sf/open-sf.ts'
import { connect } from '../../local-org/metadata/deploying.ts'

/** The two commands that connecting needs, without the seconds that each costs with the real CLI; tools/sf tests with that. */
export function sfOverJsforce(running: RunningOrg): { sf: Sf; org: SfOrg } {
  const connection = connect(running)
  const username = 'admin@banso.example'
  const org: SfOrg = { alias: 'test', username, id: running.organizationId, instanceUrl: running.url, connection }
  const json = async (command: readonly string[]): Promise<unknown> => {
    const words = command.slice(0, 3).join(' ')
    if (words === 'project deploy start') {
      return await connection.metadata.deploy(zipFolder(optionOf(command, '--metadata-dir')), {
        rollbackOnError: true,
        singlePackage: true,
      })
    }
    if (words !== 'project retrieve start') throw new Error(`nobody types sf ${words} here`)
    const names = command.flatMap((word, index) => (command[index - 1] === '--metadata' ? [word.split(':')] : []))
    const unpackaged = { types: names.map(([name, member]) => ({ name, members: [member] })), version: '67.0' }
    const { zipFile } = await connection.metadata.retrieve({ apiVersion: '67.0', unpackaged } as never).complete()
    unzipInto(optionOf(command, '--target-metadata-dir'), zipFile)
    return {}
  }
  return { sf: { version: 'none', json: json as Sf['json'] }, org }
}

function optionOf(command: readonly string[], name: string): string {
  const value = command[command.indexOf(name) + 1]
  if (!command.includes(name) || value === undefined) throw new Error(`sf ${command.join(' ')} lacks ${name}`)
  return value
}

function zipFolder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return writeZip(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return { path: relative(folder, file), bytes: readFileSync(file) }
    }),
  )
}

function unzipInto(folder: string, base64: string): void {
  for (const { path, bytes } of readZip(Buffer.from(base64, 'base64'))) {
    const file = join(folder, 'retrieved', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}
