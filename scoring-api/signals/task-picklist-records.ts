import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { toRefusalProblem } from '../salesforce/read-problem.ts'
import { urgencies, type Urgency } from './indicator.ts'
import { urgencyValues } from './picklist-records.ts'

/** What the org's own picklists of tasks offer. */
export interface TaskPicklists {
  /** API value of a status that leaves a task open. */
  openStatus: string
  /** null = none of the org's statuses closes a task. */
  closedStatus: string | null
  priorities: Record<Urgency, string>
}

const statusObject = 'TaskStatus'
const statusRecord = z.object({ ApiName: z.string(), IsClosed: z.boolean(), IsDefault: z.boolean() })
const statusFields = Object.keys(statusRecord.shape)

export const taskStatusFieldsRead = statusFields.map((field) => ({ object: statusObject, field }))

const description = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      picklistValues: z.array(z.object({ value: z.string(), active: z.boolean(), defaultValue: z.boolean() })).default([]),
    }),
  ),
})

/** @throws Problem */
export async function readTaskPicklists(salesforce: Salesforce): Promise<TaskPicklists> {
  const [statuses, priorities] = await Promise.all([
    readAll(salesforce, `SELECT ${statusFields.join(', ')} FROM ${statusObject} ORDER BY SortOrder`),
    readPriorities(salesforce),
  ])
  const parsed = statuses.map((record) => statusRecord.parse(record))
  const [open, closed] = [false, true].map((isClosed) => {
    const fitting = parsed.filter((status) => status.IsClosed === isClosed)
    return (fitting.find(({ IsDefault }) => IsDefault) ?? fitting[0])?.ApiName ?? null
  })
  return { openStatus: open ?? 'Not Started', closedStatus: closed ?? null, priorities }
}

/** Ours where the org has kept them, else its default. */
async function readPriorities(salesforce: Salesforce): Promise<Record<Urgency, string>> {
  const values = await describedPriorities(salesforce)
  const fallback = (values.find(({ defaultValue }) => defaultValue) ?? values[0])?.value
  const valueOf = (urgency: Urgency): string => {
    const wanted = urgencyValues[urgency]
    return values.find(({ value }) => value.toLowerCase() === wanted.toLowerCase())?.value ?? fallback ?? wanted
  }
  return Object.fromEntries(urgencies.map((urgency) => [urgency, valueOf(urgency)])) as Record<Urgency, string>
}

async function describedPriorities(salesforce: Salesforce) {
  try {
    const { fields } = description.parse(await salesforce.send({ method: 'GET', path: '/sobjects/Task/describe' }))
    return fields.find(({ name }) => name === 'Priority')?.picklistValues.filter(({ active }) => active) ?? []
  } catch (err) {
    throw toRefusalProblem(err, 'Describing Task', 'Task')
  }
}
