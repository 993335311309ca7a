const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const checksumDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** Characters 4–7 of every id: the instance this org pretends to live on. */
const instance = '5g00'

/** The `sequence`-th id of an object, 18 characters. Ids of one object sort in the order they were made. */
export function makeRecordId(keyPrefix: string, sequence: number): string {
  let serial = ''
  for (let rest = sequence, place = 0; place < 8; place++, rest = Math.floor(rest / 62)) serial = digits[rest % 62] + serial
  return withChecksum(keyPrefix + instance + serial)
}

/** The number `makeRecordId` was given. */
export function sequenceOf(id: string): number {
  return [...id.slice(7, 15)].reduce((sum, character) => sum * 62 + digits.indexOf(character), 0)
}

/**
 * The 18-character form of a record id given with 15 or 18 characters; null when it is no record id.
 * The last three characters say which of the first fifteen are upper case, so that ids survive case-insensitive tools.
 * Source: Salesforce Help, "How to convert 15 digit Id to 18 character Id".
 */
export function to18Characters(id: string): string | null {
  if (id.length === 15) return /^[0-9A-Za-z]{15}$/.test(id) ? withChecksum(id) : null
  if (id.length !== 18 || !/^[0-9A-Za-z]{18}$/.test(id)) return null
  const complete = withChecksum(id.slice(0, 15))
  return complete === id ? complete : null
}

function withChecksum(id15: string): string {
  let checksum = ''
  for (let start = 0; start < 15; start += 5) {
    let bits = 0
    for (let offset = 0; offset < 5; offset++) {
      const code = id15.charCodeAt(start + offset)
      if (code >= 65 && code <= 90) bits |= 1 << offset
    }
    checksum += checksumDigits[bits]
  }
  return id15 + checksum
}
