import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { inChunks, quotedIds } from '../salesforce/id-list.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { User } from './signal-decision.ts'

const userObject = 'User'

export const userFieldsRead = ['Id', 'IsActive', 'ManagerId'].map((field) => ({ object: userObject, field }))

const userRecord = z.object({
  Id: z.string(),
  IsActive: z.boolean(),
  ManagerId: z.string().nullable(),
  Manager: z.object({ IsActive: z.boolean() }).nullable(),
})

/** Brings the users of these ids, and their managers, into `users`; an id that is no user's is not asked for again. */
export interface UserDirectory {
  readonly users: ReadonlyMap<string, User>
  /** @throws Problem */
  learn(ids: Iterable<string | null>): Promise<void>
}

export function createUserDirectory(salesforce: Salesforce): UserDirectory {
  const users = new Map<string, User>()
  const asked = new Set<string>()
  return {
    users,
    async learn(ids) {
      const unknown = [...new Set(ids)].filter((id) => id !== null && isUserId(id) && !asked.has(id)) as string[]
      for (const chunk of inChunks(unknown)) {
        const soql = `SELECT Id, IsActive, ManagerId, Manager.IsActive FROM ${userObject} WHERE Id IN (${quotedIds(chunk)})`
        for (const record of await readAll(salesforce, soql)) {
          const { Id, IsActive, ManagerId, Manager } = userRecord.parse(record)
          users.set(Id, { isActive: IsActive, managerId: ManagerId })
          // Of a manager nobody asks for theirs.
          if (ManagerId !== null && !users.has(ManagerId)) users.set(ManagerId, { isActive: Manager?.IsActive === true, managerId: null })
        }
        for (const id of chunk) asked.add(id)
      }
    },
  }
}

/** An owner may be a queue. */
const isUserId = (id: string): boolean => id.startsWith('005')
