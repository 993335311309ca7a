import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { MetadataError, type Place } from '../schema/meta-element.ts'
import { failure, untouched, type DeployMessage, type DeployOptions, type DeployOutcome } from './deploy-result.ts'
import { findComponents, keyOf, namesOf, type ComponentName, type OrgComponent } from './org-components.ts'
import type { OwnMetadata } from './own-metadata.ts'
import { findPackaged, type PackagedComponent } from './packaged-components.ts'
import { readPackage, type DeployPackage } from './read-package.ts'
import { removeComponents } from './remove-components.ts'
import { innerLine } from './xml-parts.ts'
import { ZipError } from './zip.ts'

export interface DeployTarget {
  own: OwnMetadata
  /**
   * Brings the org to the metadata of a project folder, or finds out whether it could be brought there.
   * @param adopt called last, while everything can still be undone; null = only try
   * @throws MetadataError for what cannot be deployed; nothing has changed then
   */
  tryMetadata: (projectDirectory: string, removed: readonly ComponentName[], adopt: (() => void) | null) => void
}

/** Deploys a package, all of it or nothing unless the options say otherwise. */
export function runDeployment(target: DeployTarget, archive: Buffer, options: DeployOptions): DeployOutcome {
  try {
    const deployPackage = readPackage(archive)
    const { found, missing } = findPackaged(deployPackage)
    const inVain = missing.map(({ type, fullName }) =>
      failure(
        { type, fullName },
        'package.xml',
        `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`,
        null,
      ),
    )
    if (inVain.length > 0 && options.rollbackOnError) return { status: 'Failed', messages: inVain }
    return deployFound(target, deployPackage, found, inVain, options)
  } catch (error) {
    if (error instanceof MetadataError) return packageFailure(error.problem, error.place)
    if (error instanceof ZipError) return packageFailure(error.message, null)
    throw error
  } finally {
    target.own.dropCopy()
  }
}

function packageFailure(problem: string, place: MetadataError['place']): DeployOutcome {
  return { status: 'Failed', messages: [failure({ type: '', fullName: 'package.xml' }, 'package.xml', problem, place)] }
}

/** Without roll-back, what is wrong is left out and the rest tried again, until nothing is wrong. */
function deployFound(
  target: DeployTarget,
  deployPackage: DeployPackage,
  found: PackagedComponent[],
  inVain: DeployMessage[],
  options: DeployOptions,
): DeployOutcome {
  const failures = new Map(inVain.map((message) => [keyOf(message), message]))
  for (;;) {
    const wanted = found.filter((component) => !failures.has(keyOf(component)))
    const attempt = attemptDeployment(target, deployPackage, wanted, options.checkOnly)
    const isNew = attempt.failures.some((message) => !failures.has(keyOf(message)))
    for (const message of attempt.failures) failures.set(keyOf(message), message)
    if (attempt.failures.length === 0 || options.rollbackOnError || !isNew) {
      const successes = attempt.successes.filter((message) => !failures.has(keyOf(message)))
      const status =
        failures.size === 0 ? 'Succeeded' : attempt.failures.length === 0 && successes.length > 0 ? 'SucceededPartial' : 'Failed'
      return { status, messages: [...successes, ...failures.values()] }
    }
  }
}

function attemptDeployment(
  { own, tryMetadata }: DeployTarget,
  deployPackage: DeployPackage,
  wanted: PackagedComponent[],
  checkOnly: boolean,
) {
  const { projectDirectory, sourceDirectory } = own.copy()
  const before = remove(sourceDirectory, deployPackage.removedBefore)
  const added = wanted.map((component) => write(sourceDirectory, component))
  const after = remove(sourceDirectory, deployPackage.removedAfter)
  const packageMessage = { ...untouched, type: '', fullName: 'package.xml', fileName: 'package.xml', changed: true }
  const successes: DeployMessage[] = [packageMessage, ...before.messages, ...added, ...after.messages]
  try {
    tryMetadata(projectDirectory, [...before.removed, ...after.removed], checkOnly ? null : () => own.adoptCopy())
    return { successes, failures: [] }
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error
    return { successes, failures: [error, ...error.others].map((problem) => toFailure(problem, sourceDirectory, wanted)) }
  }
}

function write(sourceDirectory: string, component: PackagedComponent): DeployMessage {
  const { type, fullName, fileName, writes } = component
  const targets = writes.map(({ path, bytes }) => ({ file: join(sourceDirectory, path), bytes }))
  const created = !targets.some(({ file }) => existsSync(file))
  const changed = !created && targets.some(({ file, bytes }) => !existsSync(file) || !readFileSync(file).equals(bytes))
  for (const { file, bytes } of targets) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  return { ...untouched, type: messageType(component), fullName, fileName, created, changed: changed && type !== '' }
}

/** A report folder is reported as what it is, although `package.xml` names it as a report. */
function messageType({ type, fullName }: ComponentName): string {
  return (type === 'Report' || type === 'Dashboard') && !fullName.includes('/') ? `${type}Folder` : type
}

function remove(sourceDirectory: string, names: readonly ComponentName[]) {
  const present = names.length === 0 ? new Map<string, OrgComponent>() : findComponents([sourceDirectory])
  const found = names.flatMap((name) => present.get(keyOf(name)) ?? [])
  removeComponents(sourceDirectory, found)
  const messages = names.map((name): DeployMessage => {
    const isThere = present.has(keyOf(name))
    const problem = isThere ? null : `No ${name.type} named: ${name.fullName} found`
    return {
      ...untouched,
      ...name,
      fileName: 'destructiveChangesPost.xml',
      deleted: isThere,
      problem,
      problemType: isThere ? null : 'Warning',
    }
  })
  return { removed: found.map(({ type, fullName }) => ({ type, fullName })), messages }
}

/** A problem in a file of the copy is one of the archive's file and line, or of a component that is in the org already. */
function toFailure({ file, place, problem }: MetadataError, sourceDirectory: string, wanted: PackagedComponent[]): DeployMessage {
  const path = relative(sourceDirectory, file).split(sep).join('/')
  for (const component of wanted) {
    const written = component.writes.find((candidate) => candidate.path === path)
    if (!written) continue
    return failure(
      { type: messageType(component), fullName: component.fullName },
      component.fileName,
      problem,
      placeInArchive(place, written.begins?.() ?? null),
    )
  }
  const [name] = existsSync(file) ? namesOf(file, path.split('/')) : []
  return failure(name ?? { type: '', fullName: path }, path, problem, place)
}

/** A part of a larger file was put into a file of its own, whose second line is the one its element begins on. */
function placeInArchive(place: Place | null, begins: Place | null): Place | null {
  if (begins === null) return place
  return place === null || place.line <= innerLine ? begins : { line: begins.line + place.line - innerLine, column: place.column }
}
