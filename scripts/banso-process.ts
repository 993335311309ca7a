import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const host = '127.0.0.1'
const stopTimeoutMs = 10_000
const stopWithParent = new URL('stop-with-parent.ts', import.meta.url).href

export interface ProcessOptions {
  /** As it is called in sentences: `The local org`. */
  name: string
  script: string
  arguments: string[]
  environment: Record<string, string | undefined>
  logFile: string
}

/** A part of Banso that runs as a process of its own. */
export interface BansoProcess {
  readonly firstLine: Promise<string>
  /** Ends, with the sentence to say, when the process ends without having been asked to. */
  readonly died: Promise<string>
  stop(): Promise<void>
}

/** Starts a script with this Node, out of reach of the terminal's Ctrl-C, and sure to end when this process does. */
export function startProcess(options: ProcessOptions): BansoProcess {
  const child = spawn(process.execPath, ['--import', stopWithParent, options.script, ...options.arguments], {
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  const stdout = child.stdout as Readable
  const stderr = child.stderr as Readable
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 })
  stdout.pipe(log, { end: false })
  stderr.pipe(log, { end: false })

  const firstLine = once(createInterface(stdout), 'line').then(([line]) => String(line))
  let lastError = `see ${options.logFile}`
  createInterface(stderr).on('line', (line) => {
    if (line.trim() !== '') lastError = line
  })

  let isStopping = false
  const died = Promise.withResolvers<string>()
  const ended = once(child, 'close').then(async () => {
    log.end()
    await once(log, 'close')
    const how = child.signalCode === null ? `ended (exit code ${child.exitCode})` : `was ended by ${child.signalCode}`
    if (!isStopping) died.resolve(`${options.name} ${how}: ${lastError}`)
  })

  async function stop(): Promise<void> {
    isStopping = true
    child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
    await ended
    clearTimeout(killer)
  }
  return { firstLine, died: died.promise, stop }
}

/** A port from the environment. @throws Error with one sentence naming the variable */
export function readPort(variable: string, standard: number): number {
  const text = process.env[variable]
  if (text === undefined || text === '') return standard
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new Error(`${variable} is ${text}: set it to a port from 1 to 65535, or 0 for any free one.`)
}

/** @throws Error with one sentence naming the variable to set, when the port cannot be listened on */
export async function checkPort(port: number, variable: string): Promise<void> {
  try {
    await listenOnce(port)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const reason = code === 'EADDRINUSE' ? 'is taken, perhaps by a Banso that runs already' : `cannot be listened on (${code})`
    throw new Error(`Port ${port} ${reason}: stop what holds it, or set ${variable} to another port.`, { cause })
  }
}

/** A port that is free now; another process may take it before it is used. */
export async function findFreePort(): Promise<number> {
  return listenOnce(0)
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer().listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return address.port
}
