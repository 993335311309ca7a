import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../checker.ts'
import { writeProject, type TemporaryProject } from '../temporary-project.ts'
import { badApex, sourceOf, unseenMistakes } from './bad-classes.ts'
import { apexChecker } from './check-apex.ts'
import { apexClass, soundOrg } from './sound-org.ts'

let project: TemporaryProject
let findings: readonly Finding[]

beforeAll(async () => {
  const classes = [...badApex, ...unseenMistakes].map((bad) => apexClass(bad.mistake, sourceOf(bad)))
  project = writeProject(Object.assign({}, soundOrg, ...classes) as Record<string, string>)
  findings = await apexChecker.check(project)
})
afterAll(() => project.remove())

const findingsIn = (path: string) => findings.filter((finding) => finding.path === path).map(({ line, message }) => `${line}: ${message}`)
const pathOf = (mistake: string) => `force-app/main/plans/classes/${mistake}.cls`

describe('Apex', () => {
  test('is right in sound classes', () => {
    expect(Object.keys(soundOrg).flatMap(findingsIn)).toEqual([])
  })

  test.each(badApex.map(({ mistake, finding }) => [mistake, finding]))('%s: %s', (mistake, finding) => {
    expect(findingsIn(pathOf(mistake))).toEqual([finding])
  })

  test.each(unseenMistakes.map(({ mistake }) => [mistake]))('%s stays unseen', (mistake) => {
    expect(findingsIn(pathOf(mistake))).toEqual([])
  })
})

describe('sound Apex', () => {
  const sound = (source: string) => {
    const one = writeProject({ ...soundOrg, ...apexClass('CsSound', source) })
    try {
      return apexChecker.check(one)
    } finally {
      one.remove()
    }
  }

  test.each([
    [
      'queries with aliases, parents, children, sums and binds',
      `List<AggregateResult> rows = [SELECT goal.Status__c state, SUM(goal.Target__c) total FROM CsGoal__c goal WHERE goal.Account__r.Owner.Name = :UserInfo.getName() WITH USER_MODE GROUP BY goal.Status__c ORDER BY SUM(goal.Target__c)];
List<Account> accounts = [SELECT Name, CsArr__c, (SELECT Id, Target__c FROM Goals__r ORDER BY CreatedDate), (SELECT Email FROM Contacts) FROM Account WHERE Id IN (SELECT Account__c FROM CsGoal__c) WITH USER_MODE];`,
    ],
    ['a method that returns nothing and is called for what it does', 'forget();'],
    ['its own private members', 'CsSound.forget();\nnew CsSound.Hidden();'],
    ['writes in one of two modes', 'insert as system new CsGoal__c();\nDatabase.update(new CsGoal__c(), false, AccessLevel.USER_MODE);'],
  ])('may have %s', async (_, body) => {
    const source = `public with sharing class CsSound {
    public void run() {
${body}
    }
    private static void forget() {
    }
    private class Hidden {
    }
}
`
    expect(await sound(source)).toEqual([])
  })

  test('may write in a test what is visible to tests', async () => {
    const visible = apexClass('CsOpen', 'public with sharing class CsOpen {\n    @TestVisible\n    private static Integer total = 1;\n}\n')
    const use = (annotation: string) =>
      apexClass(
        'CsUse',
        `${annotation}public with sharing class CsUse {\n    public Integer run() {\n        return CsOpen.total;\n    }\n}\n`,
      )
    for (const [annotation, expected] of [
      ['@IsTest\n', []],
      ['', ['total is private in csopen']],
    ] as const) {
      const one = writeProject({ ...visible, ...use(annotation) })
      const messages = (await apexChecker.check(one)).map(({ message }) => message)
      one.remove()
      expect(messages).toEqual(expected)
    }
  })
})
