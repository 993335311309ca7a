import type { Database } from './database.ts'

/**
 * Key prefixes of custom objects: given once, then the same at every start, or the ids of stored rows would lie.
 * Custom objects count from `a00`, custom metadata types from `m00`.
 */
export function keyPrefixBook(database: Database): (object: string) => string {
  database.exec('CREATE TABLE IF NOT EXISTS key_prefix (object TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE)')
  return (object) => {
    const [known] = database.row('SELECT prefix FROM key_prefix WHERE object = ?', [object]) ?? []
    if (typeof known === 'string') return known
    const letter = object.endsWith('__mdt') ? 'm' : 'a'
    const [used] = database.row('SELECT count(*) FROM key_prefix WHERE prefix LIKE ?', [`${letter}%`]) ?? [0]
    const prefix = letter + Number(used).toString(36).padStart(2, '0')
    database.run('INSERT INTO key_prefix VALUES (?, ?)', [object, prefix])
    return prefix
  }
}
