import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installOnDebian } from './install-on-debian.ts'

const chromiumPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome']
const debianPackages = ['chromium', 'fonts-noto-cjk', 'fontconfig']

/**
 * What npm does not bring: a browser and a font with Japanese. Installs them where it may, else says what to install and stops.
 * @returns path of the browser
 */
export function provideBrowser(): string {
  if (findChromium() === null || !hasJapaneseFont()) installOnDebian(debianPackages, 'the page tests')
  const found = findChromium()
  if (found === null) stop('The page tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to it.')
  if (!hasJapaneseFont()) stop('The page tests need a font with Japanese: install one (Debian: apt-get install fonts-noto-cjk).')
  return found
}

function findChromium(): string | null {
  const given = process.env['CHROMIUM_PATH']
  if (given) return existsSync(given) ? given : stop(`CHROMIUM_PATH is ${given}, which is not there: set it to a Chromium.`)
  return chromiumPaths.find((path) => existsSync(path)) ?? null
}

/** macOS and Windows bring one. */
function hasJapaneseFont(): boolean {
  if (process.platform !== 'linux') return true
  return spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' }).stdout?.trim().length > 0
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
