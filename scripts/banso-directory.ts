import { createPrivateKey, generateKeyPair, randomBytes } from 'node:crypto'
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { selfSignedCertificate } from '../x509/self-signed-certificate.ts'

/** Where everything of one running Banso lives: keys, tokens, the org's rows, logs. Created at the first start. */
export interface BansoDirectory {
  path: string
  /** PEM. The service logs in with it; the org knows its public half. */
  servicePrivateKeyFile: string
  servicePublicKey: string
  /** PEM. The org signs its calls to the service with it; the service knows its certificate. */
  orgPrivateKey: string
  orgCertificateFile: string
  operatorToken: string
  adminSecret: string
}

const privateMode = 0o600
const certificateYears = 10

/** Where `npm run` keeps things, unless `BANSO_DIRECTORY` says otherwise. @returns absolute: settings name files below it, and are read elsewhere */
export const bansoDirectory = (environment: Record<string, string | undefined>): string =>
  resolve(environment['BANSO_DIRECTORY'] || join(import.meta.dirname, '../.banso'))

/** An RSA key of one of the parts, in two files. */
export interface KeyPair {
  privateFile: string
  publicFile: string
  /** PEM. */
  privateKey: string
  publicKey: string
}

/**
 * Opens the directory, and makes its keys where they are missing.
 * @throws Error with one sentence when it cannot be written
 */
export async function openDirectory(path: string): Promise<BansoDirectory> {
  return inDirectory(path, async () => {
    const service = await keyPair(path, 'service')
    const org = await keyPair(path, 'org')
    return {
      path,
      servicePrivateKeyFile: service.privateFile,
      servicePublicKey: service.publicKey,
      orgPrivateKey: org.privateKey,
      orgCertificateFile: await certificate(join(path, 'org-certificate.crt'), org.privateKey),
      operatorToken: await secret(join(path, 'operator-token')),
      adminSecret: await secret(join(path, 'admin-secret')),
    }
  })
}

/** Makes the directory when it is not there, and works in it. @throws Error with one sentence when it cannot be written */
export async function inDirectory<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await access(path, constants.W_OK | constants.X_OK)
    return await work()
  } catch (cause) {
    throw new Error(
      `${path} cannot be written (${reasonOf(cause)}): make it writable, or set BANSO_DIRECTORY to a folder you may write to.`,
      { cause },
    )
  }
}

/** Deletes everything the directory holds. */
export async function deleteDirectory(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true })
  } catch (cause) {
    throw new Error(`${path} cannot be deleted (${reasonOf(cause)}): delete it by hand.`, { cause })
  }
}

/** A file or folder, as one would type it here. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}

export async function writePrivateFile(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: privateMode })
}

/** `NAME-key.pem` and `NAME-public-key.pem`; made when they are missing. */
export async function keyPair(directory: string, name: string): Promise<KeyPair> {
  const privateFile = join(directory, `${name}-key.pem`)
  const publicFile = join(directory, `${name}-public-key.pem`)
  if (!(await exists(privateFile)) || !(await exists(publicFile))) {
    const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
    await writePrivateFile(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    await writePrivateFile(publicFile, publicKey.export({ type: 'spki', format: 'pem' }).toString())
  }
  return { privateFile, publicFile, privateKey: await readFile(privateFile, 'utf8'), publicKey: await readFile(publicFile, 'utf8') }
}

/** @returns the file, made when it is missing */
async function certificate(file: string, privateKey: string): Promise<string> {
  if (!(await exists(file))) {
    const notBefore = new Date()
    const notAfter = new Date(notBefore)
    notAfter.setUTCFullYear(notBefore.getUTCFullYear() + certificateYears)
    await writeFile(file, selfSignedCertificate(createPrivateKey(privateKey), { commonName: 'CsScoringApi', notBefore, notAfter }))
  }
  return file
}

async function secret(file: string): Promise<string> {
  if (!(await exists(file))) await writePrivateFile(file, randomBytes(24).toString('base64url'))
  return readFile(file, 'utf8')
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
}
