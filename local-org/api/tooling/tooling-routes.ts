import { route, type Route } from '../http/call.ts'
import { OrgError } from '../org.ts'

const resources = ['runTestsAsynchronous', 'runTestsSynchronous', 'executeAnonymous']

/** What of the Tooling API runs Apex: refused, since an answer without a run would look like a test that has passed. */
export function toolingRoutes(): Route[] {
  const refuse = () => {
    throw new OrgError(400, 'UNSUPPORTED_OPERATION', 'The local org runs no Apex: run this in a Salesforce org.')
  }
  return resources.flatMap((name) => ['GET', 'POST'].map((method) => route(method, `/services/data/:version/tooling/${name}`, refuse)))
}
