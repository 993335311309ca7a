import type { LocalOrg, OrgUser } from '../../../local-org/api/org.ts'

export const emma: OrgUser = {
  id: '005000000000001AAA',
  username: 'emma.clark@banso.example',
  name: 'Emma Clark',
  email: 'emma.clark@banso.example',
  isActive: true,
  profileName: 'Standard User',
  isApiOnly: false,
  language: 'en_US',
  locale: 'en_US',
  timeZone: 'Asia/Tokyo',
  currency: 'USD',
}

/** An org that knows users and their permission sets; anything else that a test needs comes in `parts`. */
export function fakeOrg(parts: Partial<LocalOrg> = {}, users: OrgUser[] = [emma], permissionSets: string[] = []): LocalOrg {
  const known: Partial<LocalOrg> = {
    organizationId: '00D000000000001EAA',
    timeZone: 'Asia/Tokyo',
    findUser: (username) => users.find((user) => user.username === username) ?? null,
    readUser: (userId) => users.find(({ id }) => id === userId) ?? null,
    permissionSetsOf: () => permissionSets,
    clientApps: () => [],
    inTransaction: (work) => work(),
    inLanguage: (_language, work) => work(),
    ...parts,
  }
  return new Proxy(known as LocalOrg, {
    get(target, name) {
      if (!(name in target)) throw new Error(`the fake org has no ${String(name)}`)
      return Reflect.get(target, name) as unknown
    },
  })
}
