import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'

/** Which playbook a signal and a task belong to, as indicators and rhythms name it today. */
export interface PlaybookLinks {
  /** Ids of all playbooks, by key. */
  ids: ReadonlyMap<string, string>
  /** null = the indicator is gone, or has no playbook any more. */
  ofIndicator(indicatorKey: string): string | null
  /** @param taskKey `CsKey__c`. null = also for an escalation, which belongs to a step that counts already */
  ofTask(taskKey: string): string | null
}

const linkRecord = z.object({ Key__c: z.string(), Playbook__c: z.string() })
const playbookRecord = z.object({ Id: z.string(), Key__c: z.string() })

/** @throws Problem */
export async function readPlaybookLinks(salesforce: Salesforce): Promise<PlaybookLinks> {
  const linksOf = (object: string) => readAll(salesforce, `SELECT Key__c, Playbook__c FROM ${object} WHERE Playbook__c != null`)
  const [playbooks, indicators, rhythms] = await Promise.all([
    readAll(salesforce, 'SELECT Id, Key__c FROM CsPlaybook__c ORDER BY Key__c'),
    linksOf('CsIndicator__c'),
    linksOf('CsRhythm__c'),
  ])
  const ids = new Map(playbooks.map((record) => playbookRecord.parse(record)).map(({ Id, Key__c }) => [Key__c, Id]))
  const keyOf = new Map([...ids].map(([key, id]) => [id, key]))
  const toLinks = (records: unknown[]) =>
    new Map(records.map((record) => linkRecord.parse(record)).map(({ Key__c, Playbook__c }) => [Key__c, keyOf.get(Playbook__c) ?? null]))
  return playbookLinks(ids, toLinks(indicators), toLinks(rhythms))
}

/** @param indicators playbook keys by key of the indicator; rhythms likewise */
export function playbookLinks(
  ids: ReadonlyMap<string, string>,
  indicators: ReadonlyMap<string, string | null>,
  rhythms: ReadonlyMap<string, string | null>,
): PlaybookLinks {
  return {
    ids,
    ofIndicator: (indicatorKey) => indicators.get(indicatorKey) ?? null,
    ofTask(taskKey) {
      const [, indicatorKey = '', rhythmKey = ''] = taskKey.split(':', 3)
      if (taskKey.endsWith(':escalation')) return null
      return (indicatorKey === 'rhythm' ? rhythms.get(rhythmKey) : indicators.get(indicatorKey)) ?? null
    },
  }
}
