import { expect, test } from 'vitest'
import { writeProject } from '../temporary-project.ts'
import { graphChecker } from './graph-engine.ts'
import { apexClass } from './sound-org.ts'

const controller = (body: string, sharing = 'with sharing') => `public ${sharing} class Name {
    @AuraEnabled
    public static void run(Account given) {
        ${body}
    }
}
`
const classes = {
  NoRights: controller('insert given;'),
  NoRightsToRead: controller("List<Account> found = [SELECT Name FROM Account WHERE Name = 'x'];\n        System.debug(found[0].Name);"),
  NotStripped: controller('Security.stripInaccessible(AccessType.CREATABLE, new List<Account>{ given });\n        insert given;'),
  NoSharing: controller('insert as user given;', 'without sharing'),
  Sound: controller('insert as user given;'),
}

/** It takes as long as all other tests: only where the checker itself runs. */
test.runIf(process.env['FORCE_APP_GRAPH'] === 'true')(
  'the Graph Engine sees writes and queries beyond the user’s rights',
  { timeout: 300_000 },
  async () => {
    const files = Object.entries(classes).map(([name, source]) => apexClass(name, source.replace('Name', name)))
    const project = writeProject(Object.assign({}, ...files) as Record<string, string>)
    try {
      const findings = await graphChecker.check(project)
      const rules = findings.map(({ path, line, message }) => `${/(\w+)\.cls/.exec(path)?.[1]}:${line}: ${message.split(':')[0]}`)
      expect([...new Set(rules)].toSorted()).toEqual([
        'NoRights:4: ApexFlsViolation',
        'NoRightsToRead:4: ApexFlsViolation',
        'NoSharing:4: DatabaseOperationsMustUseWithSharing',
        'NotStripped:5: ApexFlsViolation',
      ])
    } finally {
      project.remove()
    }
  },
)
