import type { Route } from './call.ts'
import { refusals } from './refusals.ts'

const oldestVersion = 45
export const newestVersion = 68
export const supportedVersions: number[] = Array.from({ length: newestVersion - oldestVersion + 1 }, (_, index) => oldestVersion + index)

export interface RouteMatch {
  route: Route
  params: Record<string, string>
}

interface Compiled {
  route: Route
  segments: string[]
}

export type FindRoute = (method: string, path: string) => RouteMatch

/**
 * Finds the table's line for a request. Of two lines that fit, the one whose literal segments come first wins.
 * @returns a function that throws OrgError NOT_FOUND, or METHOD_NOT_ALLOWED when only the method is wrong
 */
export function createRouteTable(routes: Route[]): FindRoute {
  const byLength = Map.groupBy(
    routes.map((route): Compiled => ({ route, segments: route.pattern.split('/') })).toSorted(bySpecificity),
    (compiled) => compiled.segments.length,
  )
  return (method, path) => {
    const segments = path.replace(/(.)\/$/, '$1').split('/')
    const fitting = (byLength.get(segments.length) ?? []).flatMap(({ route, segments: pattern }) => {
      const params = matchSegments(pattern, segments)
      return params ? [{ route, params }] : []
    })
    const wanted = method === 'HEAD' ? 'GET' : method
    const match = fitting.find((candidate) => candidate.route.method === wanted)
    if (match) return match
    if (fitting.length === 0) throw refusals.notFound()
    throw refusals.methodNotAllowed(
      method,
      fitting.map(({ route }) => route.method),
    )
  }
}

function bySpecificity(left: Compiled, right: Compiled): number {
  for (const [index, segment] of left.segments.entries()) {
    const difference = Number(segment.startsWith(':')) - Number(right.segments[index]?.startsWith(':') ?? false)
    if (difference !== 0) return difference
  }
  return 0
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | null {
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (!expected.startsWith(':')) {
      if (expected !== segment) return null
      continue
    }
    const name = expected.slice(1)
    if (segment === '' || (name === 'version' && !isSupportedVersion(segment))) return null
    const value = decodeSegment(segment)
    if (value === null) return null
    params[name] = value
  }
  return params
}

function isSupportedVersion(segment: string): boolean {
  const match = /^v(\d+)\.0$/.exec(segment)
  return match !== null && supportedVersions.includes(Number(match[1]))
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null // a broken percent escape names no resource
  }
}
