import { randomInt } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const checksumAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** A new 18-character id of the Bulk jobs' key prefix, with a valid checksum. */
export function newJobId(): string {
  const id = `750${Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')}`
  return id + [0, 5, 10].map((start) => checksumCharacter(id.slice(start, start + 5))).join('')
}

function checksumCharacter(five: string): string {
  const bits = [...five].reduce((sum, character, index) => sum + (/[A-Z]/.test(character) ? 1 << index : 0), 0)
  return checksumAlphabet[bits] ?? ''
}
