import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A shell that is typed into. */
export interface Terminal {
  /** Everything that was shown so far. */
  readonly shown: string
  /** Types a line and waits for its end. @throws Error with what was shown when it ends in an error */
  type(line: string): Promise<string>
  /** Types a line that goes on, and waits until it has shown something. @throws Error when it ends before */
  start(line: string, sign: RegExp): Promise<void>
  close(): Promise<void>
}

/** Stands for the prompt: no command says it. */
const prompt = '\u0001done'

export function openTerminal(directory: string, environment: Record<string, string>): Terminal {
  const shell = spawn('bash', ['--noprofile', '--norc'], {
    cwd: directory,
    env: environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let shown = ''
  let waiting: (() => void)[] = []
  const more = (chunk: string) => {
    shown += chunk
    for (const wake of waiting.splice(0)) wake()
  }
  shell.stdout.setEncoding('utf8').on('data', more)
  shell.stderr.setEncoding('utf8').on('data', more)
  const closed = once(shell, 'close').then(() => more(`${prompt}ended\n`))

  const until = async (sign: RegExp, from: number): Promise<RegExpExecArray> => {
    for (;;) {
      const found = sign.exec(shown.slice(from))
      if (found) return found
      await new Promise<void>((wake) => (waiting = [...waiting, wake]))
    }
  }
  const send = (line: string) => {
    const from = shown.length
    shell.stdin.write(`${line}\nprintf '${prompt}%s\\n' "$?"\n`)
    return from
  }
  const end = new RegExp(`${prompt}(\\w+)\\n`)

  return {
    get shown() {
      return shown
    },
    async type(line) {
      const from = send(line)
      const [, code] = await until(end, from)
      const said = shown.slice(from).replace(end, '')
      if (code !== '0') throw new Error(`$ ${line}\n${said}(exit code ${code})`)
      return said
    },
    async start(line, sign) {
      const from = send(line)
      const found = await until(new RegExp(`${sign.source}|${end.source}`), from)
      if (end.test(found[0])) throw new Error(`$ ${line}\n${shown.slice(from)}`)
    },
    async close() {
      // The group: what the shell started goes with it.
      if (shell.pid !== undefined && shell.exitCode === null) process.kill(-shell.pid, 'SIGTERM')
      await closed
    },
  }
}
