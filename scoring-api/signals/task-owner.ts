import type { Playbook } from './indicator.ts'
import type { AccountSignals, User } from './signal-decision.ts'

/**
 * Who gets the tasks of a playbook at an account: whom the owner path leads to, else the fallback, else the account's owner; the first who is
 * active. null = nobody.
 */
export function taskOwner(
  { ownerPath, fallbackOwnerId }: Playbook,
  { ownerOfPath, ownerId }: Pick<AccountSignals, 'ownerId' | 'ownerOfPath'>,
  users: ReadonlyMap<string, User>,
): string | null {
  const candidates = [ownerOfPath[ownerPath] ?? null, fallbackOwnerId, ownerId]
  return candidates.find((id) => id !== null && users.get(id)?.isActive === true) ?? null
}

/** The owner's manager; null = none, or not active. */
export function activeManager(ownerId: string, users: ReadonlyMap<string, User>): string | null {
  const managerId = users.get(ownerId)?.managerId ?? null
  return managerId !== null && users.get(managerId)?.isActive === true ? managerId : null
}
