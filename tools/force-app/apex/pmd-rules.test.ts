import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { metadataFile } from '../../../test/contract/sound-app.ts'
import type { Finding } from '../checker.ts'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { sourceOf, type BadClass } from './bad-classes.ts'
import { checkRules } from './pmd-rules.ts'
import { apexClass, soundOrg } from './sound-org.ts'

vi.setConfig({ hookTimeout: 300_000 })

const badRules: readonly BadClass[] = [
  {
    mistake: 'NoSharing',
    source: 'public class Name {\n    public Integer run() {\n        return [SELECT COUNT() FROM CsGoal__c WITH USER_MODE];\n    }\n}\n',
    finding: '1: ApexSharingViolations',
  },
  {
    mistake: 'QueryInjection',
    source:
      "String name = ApexPages.currentPage().getParameters().get('name');\nDatabase.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\'', AccessLevel.USER_MODE);",
    finding: '4: ApexSOQLInjection',
  },
  { mistake: 'NoAccessMode', source: 'insert new CsGoal__c();', finding: '3: ApexCRUDViolation' },
  {
    mistake: 'QueryInLoop',
    source: 'for (Integer index = 0; index < 3; index++) {\n    List<Account> accounts = [SELECT Id FROM Account WITH USER_MODE];\n}',
    finding: '4: OperationWithLimitsInLoop',
  },
  { mistake: 'HardCodedId', source: "Id account = '001000000000001AAA';", finding: '3: AvoidHardcodingId' },
  {
    mistake: 'PlainHttp',
    source: "HttpRequest request = new HttpRequest();\nrequest.setEndpoint('http://banso.example/v1');",
    finding: '4: ApexInsecureEndpoint',
  },
  {
    mistake: 'HardCodedHeader',
    source: "HttpRequest request = new HttpRequest();\nrequest.setHeader('Authorization', 'Bearer 12345');",
    finding: '4: AvoidHardcodedCredentialsInHttpHeader',
  },
  {
    mistake: 'HardCodedKey',
    source:
      "Blob key = Blob.valueOf('0000000000000000');\nCrypto.encrypt('AES128', Blob.valueOf('0000000000000000'), key, Blob.valueOf('goal'));",
    finding: '4: ApexBadCrypto',
  },
  { mistake: 'EmptyCatch', source: 'try {\n    run();\n} catch (Exception problem) {\n}', finding: '5: EmptyCatchBlock' },
  {
    mistake: 'SeesAllData',
    source:
      "@IsTest(SeeAllData=true)\nprivate class Name {\n    @IsTest\n    static void run() {\n        Assert.areEqual(1, 1, 'one');\n    }\n}\n",
    finding: '2: ApexUnitTestShouldNotUseSeeAllDataTrue',
  },
  {
    mistake: 'NoAssertTest',
    source: '@IsTest\nprivate class Name {\n    @IsTest\n    static void run() {\n        Integer count = 1;\n    }\n}\n',
    finding: '4: ApexUnitTestClassShouldHaveAsserts',
  },
  {
    mistake: 'UrlInMessage',
    source:
      "public with sharing class Name {\n    public String run() {\n        String name = ApexPages.currentPage().getParameters().get('name');\n        ApexPages.addMessage(new ApexPages.Message(ApexPages.Severity.INFO, name));\n        return name;\n    }\n}\n",
    finding: '5: ApexXSSFromURLParam',
  },
  {
    mistake: 'DmlInConstructor',
    source: 'public with sharing class Name {\n    public Name() {\n        insert as user new CsGoal__c();\n    }\n}\n',
    finding: '2: ApexCSRF',
  },
  { mistake: 'NotParsed', source: 'Integer count = ;', finding: '3: not read' },
]

const reviewedClass = apexClass('Reviewed', sourceOf({ mistake: 'Reviewed', source: "Id account = '001000000000001AAA';", finding: '' }))
const remoteSite = 'force-app/main/plans/remoteSiteSettings/CsSite.remoteSite-meta.xml'
let project: TemporaryProject
let findings: readonly Finding[]

/** One run for all: most of its time is the start of Java. */
beforeAll(async () => {
  const classes = badRules.map((bad) => apexClass(bad.mistake, sourceOf(bad)))
  const site = metadataFile(
    'RemoteSiteSetting',
    '<disableProtocolSecurity>true</disableProtocolSecurity><isActive>true</isActive><url>http://banso.example</url>',
  )
  project = writeProject(Object.assign({ [remoteSite]: site }, soundOrg, reviewedClass, ...classes) as Record<string, string>)
  const reviewed = [
    { rule: 'AvoidHardcodingId', path: /\/Reviewed\.cls$/, why: '' },
    { rule: 'AvoidHardcodingId', path: /\/CsGoalService\.cls$/, why: '' },
  ]
  findings = await checkRules(project, reviewed)
})
afterAll(() => project.remove())

const findingsIn = (path: string) =>
  findings.filter((finding) => finding.path === path).map(({ line, message }) => `${line}: ${message.split(':')[0]}`)

describe('the rules of PMD', () => {
  test('are kept by a sound class', () => {
    expect(Object.keys(soundOrg).flatMap(findingsIn)).toEqual([])
  })

  test.each(badRules.map(({ mistake, finding }) => [mistake, finding]))('%s: %s', (mistake, finding) => {
    expect(findingsIn(`force-app/main/plans/classes/${mistake}.cls`)).toContain(finding)
  })

  test('hold for metadata too', () => {
    expect(findingsIn(remoteSite)).toEqual(['2: AvoidDisableProtocolSecurityRemoteSiteSetting', '2: AvoidInsecureHttpRemoteSiteSetting'])
  })

  test('leave out what was reviewed, and say which review is out of date', () => {
    expect(findingsIn('force-app/main/plans/classes/Reviewed.cls')).toEqual(['3: UnusedLocalVariable'])
    expect(findings.at(-1)?.message).toBe('AvoidHardcodingId finds nothing in /\\/CsGoalService\\.cls$/ any more: take it out')
  })
})
