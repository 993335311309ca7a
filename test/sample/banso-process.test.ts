import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDirectory } from '../../scripts/banso-directory.ts'
import { checkPort, findFreePort, startProcess } from '../../scripts/banso-process.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banso-process-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function startScript(name: string, source: string) {
  const script = join(folder, `${name}.ts`)
  await writeFile(script, source)
  return startProcess({
    name: 'The part',
    script,
    arguments: [],
    environment: process.env,
    logFile: join(folder, `${name}.log`),
  })
}

describe('startProcess', () => {
  it('hands on the first line, keeps all in the log and stops when asked', async () => {
    const part = await startScript('steady', `process.stdout.write('ready\\nmore\\n'); setInterval(() => {}, 1000)`)
    expect(await part.firstLine).toBe('ready')
    await part.stop()
    expect(await readFile(join(folder, 'steady.log'), 'utf8')).toBe('ready\nmore\n')
  })

  it('says how a part ended that nobody asked to', async () => {
    const part = await startScript('failing', `console.error('The disk is full.'); process.exit(3)`)
    expect(await part.died).toBe('The part ended (exit code 3): The disk is full.')
  })

  it('leaves no process behind when its own is killed', async () => {
    const child = join(folder, 'child.ts')
    await writeFile(child, `console.log(String(process.pid)); setInterval(() => {}, 1000)`)
    const parent = join(folder, 'parent.ts')
    const module = new URL('../../scripts/banso-process.ts', import.meta.url).pathname
    await writeFile(
      parent,
      `import { startProcess } from '${module}'
       const part = startProcess({ name: 'x', script: '${child}', arguments: [], environment: process.env, logFile: '${join(folder, 'child.log')}' })
       console.log(await part.firstLine)
       setInterval(() => {}, 1000)`,
    )
    const killed = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [pid] = (await once(createInterface(killed.stdout), 'line')) as [string]
    killed.kill('SIGKILL')
    while (isRunning(Number(pid))) await pause(20)
    expect(isRunning(Number(pid))).toBe(false)
  })
})

describe('checkPort', () => {
  it('names a taken port and the variable that chooses another', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await expect(checkPort(port, 'BANSO_ORG_PORT')).rejects.toThrow(
      `Port ${port} is taken, perhaps by a Banso that runs already: stop what holds it, or set BANSO_ORG_PORT to another port.`,
    )
    server.close()
  })

  it('takes a free one', async () => {
    await expect(checkPort(await findFreePort(), 'BANSO_ORG_PORT')).resolves.toBeUndefined()
  })
})

describe('openDirectory', () => {
  it('makes keys and tokens once, for the owner’s eyes only', async () => {
    const first = await openDirectory(join(folder, 'banso'))
    const again = await openDirectory(join(folder, 'banso'))
    expect(again).toEqual(first)
    expect(first.operatorToken).toMatch(/^[\w-]{32}$/)
    const modes = await Promise.all(
      ['service-key.pem', 'org-key.pem', 'operator-token', 'admin-secret'].map(
        async (file) => (await stat(join(first.path, file))).mode & 0o777,
      ),
    )
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600])
  })

  it('says in one sentence where it may not write', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    await expect(openDirectory(join(file, 'banso'))).rejects.toThrow(
      `${file}/banso cannot be written (ENOTDIR): make it writable, or set BANSO_DIRECTORY to a folder you may write to.`,
    )
  })
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
