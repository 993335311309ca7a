import { pino } from 'pino'
import { expect, it } from 'vitest'
import { checkSetUp } from '../../scoring-api/operations/check-set-up.ts'
import { startScoringOrgOn } from '../health-score/scoring-org.ts'

it('sends the admin of a mapping that cannot be read to the metadata types, not to the permission sets', async () => {
  const stage = 'operations/customMetadata/CsMapping.LifecycleStage.md-meta.xml'
  const org = await startScoringOrgOn(stage, /<value xsi:type="xsd:string">CsLifecycleStage__c<\/value>/, '<value xsi:nil="true"/>')
  try {
    const { checks } = await checkSetUp({
      connection: org.connection,
      orgKeys: null,
      now: () => new Date(),
      log: pino({ level: 'silent' }),
    })
    const unread = checks.filter(({ key }) => key.endsWith('.read')).map(({ key, place }) => [key, place?.name])
    expect(unread).toEqual([
      ['mapping.read', 'CustomMetadata/home'],
      ['definitions.read', 'CsScorecards'],
    ])
  } finally {
    await org.close()
  }
})
