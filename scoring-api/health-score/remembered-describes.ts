import type { Salesforce } from '../salesforce/connect.ts'

const memoryMs = 60_000

/**
 * Answers the same describe from memory for a minute: a definition is checked at every change while somebody writes it, and each check
 * describes every object of it.
 */
export function rememberDescribes(now: () => Date): (salesforce: Salesforce) => Salesforce {
  const remembered = new Map<string, { until: number; answer: Promise<unknown> }>()

  function send(salesforce: Salesforce, request: Parameters<Salesforce['send']>[0]): Promise<unknown> {
    if (request.method !== 'GET' || !request.path.endsWith('/describe')) return salesforce.send(request)
    const present = now().getTime()
    for (const [path, { until }] of remembered) if (until <= present) remembered.delete(path)
    const known = remembered.get(request.path)
    if (known !== undefined) return known.answer
    const answer = salesforce.send(request)
    remembered.set(request.path, { until: present + memoryMs, answer })
    answer.catch(() => remembered.delete(request.path))
    return answer
  }

  return (salesforce) => ({ ...salesforce, send: (request) => send(salesforce, request) })
}
