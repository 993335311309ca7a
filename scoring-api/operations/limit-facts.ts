import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { toRefusalProblem } from '../salesforce/read-problem.ts'

/** The org's data storage in MB. */
export interface Storage {
  usedMb: number
  allowedMb: number
}

const limits = z.object({ DataStorageMB: z.object({ Max: z.number(), Remaining: z.number() }).optional() })

/** One call. @returns null when the org does not say. @throws Problem when the user may not view the set-up */
export async function readStorage(salesforce: Salesforce): Promise<Storage | null> {
  try {
    const { DataStorageMB: storage } = limits.parse(await salesforce.send({ method: 'GET', path: '/limits' }))
    return storage === undefined ? null : { usedMb: storage.Max - storage.Remaining, allowedMb: storage.Max }
  } catch (err) {
    throw toRefusalProblem(err, 'Reading the limits of the org', 'Organization')
  }
}
