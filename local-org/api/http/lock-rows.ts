import type { LocalOrg, RowResult } from '../org.ts'
import type { Faults } from './faults.ts'

/** The org, with writes of rows refused while a `lockRow` fault strikes them. */
export function lockRows(org: LocalOrg, faults: Faults): LocalOrg {
  const unlessLocked = (object: string, id: string | null, write: () => RowResult): RowResult => {
    const fault = faults.strikeRow(object, id)
    return fault ? lockedRow(id, fault.message) : write()
  }
  const locking: Partial<LocalOrg> = {
    insert: (userId, object, fields, options) => unlessLocked(object, null, () => org.insert(userId, object, fields, options)),
    update: (userId, object, id, fields, options) => unlessLocked(object, id, () => org.update(userId, object, id, fields, options)),
    upsert: (userId, object, key, value, fields, options) =>
      unlessLocked(object, null, () => org.upsert(userId, object, key, value, fields, options)),
    delete: (userId, object, id) => unlessLocked(object, id, () => org.delete(userId, object, id)),
  }
  return new Proxy(org, {
    get(target, name) {
      const replaced = locking[name as keyof LocalOrg]
      if (replaced !== undefined) return replaced
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

function lockedRow(id: string | null, message = 'unable to obtain exclusive access to this record'): RowResult {
  return { id, success: false, created: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] }] }
}
