import type { LocalOrg } from '../../api/org.ts'
import { readCustomPermissions } from '../metadata/granted-metadata.ts'
import { languages } from './locale.ts'
import { applicationOf, readPageModel } from './page-model.ts'
import type { PageContext, PageModel } from './page-model.ts'
import { pageUsers } from './session.ts'
import type { Session } from './session.ts'
import { reportTexts } from './report-texts.ts'
import { shellTexts } from './texts.ts'

interface PageDataSource {
  org: LocalOrg
  projectDirectory: string
  metadataDirectories?: readonly string[]
  usernames: readonly string[]
  mintSession(userId: string): string
  sessionUser(sid: string): string | null
}

/** What a page knows when it starts (`platform/page`): the session, its formats and rights, the app, the first page. */
export function pageData(
  source: PageDataSource,
  { user, language }: Session,
  context: PageContext,
  { i18n, components, url }: { i18n: Record<string, unknown>; components: string; url: URL },
) {
  const model: PageModel = readPageModel(context, url)
  return {
    apiPath: '/services/data/v67.0',
    components,
    user: { id: user.id, name: user.name, username: user.username, email: user.email, profileName: user.profileName },
    users: pageUsers(source).map(({ name, username }) => ({ name, username })),
    language,
    languages,
    i18n,
    formFactor: 'Large',
    customPermissions: readCustomPermissions(source, user.id),
    userPermissions: [],
    texts: shellTexts(language),
    reportTexts: reportTexts(language),
    application: applicationOf(context),
    model,
  }
}
