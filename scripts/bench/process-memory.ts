import { readdir, readFile } from 'node:fs/promises'

/** Peak resident memory of one process, in MiB, as Linux keeps it. */
export interface ProcessMemory {
  script: string
  peakMb: number
}

const watchEveryMs = 250

/**
 * Watches the peak memory of all processes that this one started, by the script they run; of several with the same script the largest.
 * Elsewhere than on Linux it finds none.
 */
export function watchMemory(): { stop(): ProcessMemory[] } {
  const peaks = new Map<string, number>()
  const look = async (): Promise<void> => {
    for (const { script, peakMb } of await descendants()) peaks.set(script, Math.max(peaks.get(script) ?? 0, peakMb))
  }
  const timer = setInterval(() => void look().catch(() => clearInterval(timer)), watchEveryMs)
  return {
    stop() {
      clearInterval(timer)
      return [...peaks].map(([script, peakMb]) => ({ script, peakMb })).toSorted((a, b) => (a.script < b.script ? -1 : 1))
    },
  }
}

async function descendants(): Promise<ProcessMemory[]> {
  const processes = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(readProcess))
  const known = processes.filter((found) => found !== null)
  const family = new Set([process.pid])
  for (let size = 0; size !== family.size;) {
    size = family.size
    for (const { pid, parent } of known) if (family.has(parent)) family.add(pid)
  }
  return known.filter(({ pid }) => family.has(pid) && pid !== process.pid).map(({ script, peakMb }) => ({ script, peakMb }))
}

async function readProcess(pid: string): Promise<(ProcessMemory & { pid: number; parent: number }) | null> {
  try {
    const [status, command] = await Promise.all([readFile(`/proc/${pid}/status`, 'utf8'), readFile(`/proc/${pid}/cmdline`, 'utf8')])
    const numberOf = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    const script = command.split('\0').find((part) => part.endsWith('.ts') && part.startsWith('/')) ?? 'other'
    return {
      pid: Number(pid),
      parent: numberOf('PPid'),
      script: script.split('/').slice(-2).join('/'),
      peakMb: Math.round(numberOf('VmHWM') / 1024),
    }
  } catch {
    // A process that ended while it was looked at has no memory to report.
    return null
  }
}
