import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs packages of the system where that may be done (Debian, as root), and does nothing elsewhere. @param purpose `the page tests` */
export function installOnDebian(packages: readonly string[], purpose: string): void {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/etc/debian_version')) return
  console.log(`Installing ${packages.join(' and ')} for ${purpose}`)
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', ['-qq', ...command], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
}
