/**
 * Does work for each item, a few at a time: Salesforce keeps ten cursors a user, and the disk and the network only one queue each.
 * @throws the first failure, once what had begun has ended; the rest is not begun
 */
export async function atOnce<T>(limit: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values()
  const failures: unknown[] = []
  const workers = Array.from({ length: limit }, async () => {
    for (const item of queue) {
      if (failures.length > 0) return
      await work(item).catch((err: unknown) => failures.push(err))
    }
  })
  await Promise.all(workers)
  if (failures.length > 0) throw failures[0]
}
