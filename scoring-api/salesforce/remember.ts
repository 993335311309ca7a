/** Asks for the answer of a key unless it is remembered. */
export type Remember = <Answer>(key: string, ask: () => Promise<Answer>) => Promise<Answer>

/**
 * What the org said holds for a while; who asks while it is being asked waits for the same answer. A failed question is forgotten at once.
 * @param most answers kept; beyond it the oldest goes
 */
export function createRemember({ forMs, most = Infinity }: { forMs: number; most?: number }, now: () => Date): Remember {
  const known = new Map<string, { until: number; answer: Promise<unknown> }>()

  return <Answer>(key: string, ask: () => Promise<Answer>) => {
    const kept = known.get(key)
    if (kept !== undefined && kept.until > now().getTime()) return kept.answer as Promise<Answer>
    const entry = { until: now().getTime() + forMs, answer: ask() }
    known.delete(key)
    known.set(key, entry)
    if (known.size > most) known.delete(known.keys().next().value ?? key)
    entry.answer.catch(() => known.get(key) === entry && known.delete(key))
    return entry.answer
  }
}
