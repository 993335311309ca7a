const checksumAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/**
 * The 18-character form of a record id.
 * @returns null when the text is no id: wrong length, other characters, or a checksum that does not fit
 * Source: Salesforce Object Reference, "Field Types", ID: one checksum character for each five, a bit per upper-case letter.
 */
export function toLongId(id: string): string | null {
  if (!/^([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/.test(id)) return null
  const short = id.slice(0, 15)
  const long = short + [0, 5, 10].map((start) => checksum(short.slice(start, start + 5))).join('')
  return id.length === 15 || id === long ? long : null
}

function checksum(chunk: string): string {
  const bits = [...chunk].reduce((sum, character, index) => sum + (/[A-Z]/.test(character) ? 1 << index : 0), 0)
  return checksumAlphabet.charAt(bits)
}
