import { describe, expect, test } from 'vitest'
import { apexMethods } from '../../local-org/lightning/apex-methods.ts'
import { findBadApexUses, readApexMethods, readApexUses } from './apex-methods.ts'
import { readFiles } from './read-files.ts'

const methods = readApexMethods(readFiles('force-app', /\.cls$/))

describe('force-app', () => {
  test('has the Apex methods of the page', () => {
    expect(methods.map(({ name, parameters }) => `${name}(${parameters.join(', ')})`).toSorted()).toEqual([
      'CsHealthController.measureRows(accountId, measureKey, scorecardVersionKey, asOf)',
      'CsHealthController.rescore(accountId)',
      'CsIndicatorController.canManage()',
      'CsIndicatorController.check(requestJson)',
      'CsIndicatorController.checkPlaybook(requestJson)',
      'CsIndicatorController.getTest(id)',
      'CsIndicatorController.listNames()',
      'CsIndicatorController.startTest(requestJson)',
      'CsScorecardController.canManage()',
      'CsScorecardController.check(definitionJson)',
      'CsScorecardController.describeObject(name)',
      'CsScorecardController.getPreview(id)',
      'CsScorecardController.listObjects()',
      'CsScorecardController.startPreview(definitionJson)',
    ])
  })

  test('calls them with the names of their parameters', () => {
    expect(findBadApexUses(methods, readApexUses(readFiles('force-app', /\/lwc\/.*\.js$/)))).toEqual([])
  })
})

test('the local org has a stand-in for each of them, with the same parameters', () => {
  const standIns = Object.entries(apexMethods).map(([name, { parameters }]) => ({ name, parameters: [...parameters] }))
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
  expect(standIns.toSorted(byName)).toEqual(methods.toSorted(byName))
})

describe('the checks', () => {
  const script = (code: string) => new Map([['goal.js', `import close from '@salesforce/apex/CsGoalController.close';\n${code}`]])
  const close = { name: 'CsGoalController.close', parameters: ['goal', 'reason'] }
  const problemsOf = (code: string, known = [close]) => findBadApexUses(known, readApexUses(script(code)))

  test('read classes', () => {
    const text = `public class CsGoalController {
      @AuraEnabled(cacheable=true)
      public static Map<Id, List<String>> goals() {}
      @AuraEnabled
      public static void close(Id goal, String reason) {}
      public static void hidden(Id goal) {}
      public class Goal { @AuraEnabled public String name; }
    }`
    expect(readApexMethods(new Map([['main/classes/CsGoalController.cls', text]]))).toEqual([
      { name: 'CsGoalController.goals', parameters: [] },
      close,
    ])
  })

  test.each([
    'close({ goal: this.recordId, reason });',
    "close({ reason: 'a, b: c}', goal: of({ id: 1, name: [2, 3] }) });",
    "@wire(close, { goal: '$recordId', reason: '$reason' }) wired;",
    'pass(close);',
    'async close() {\n  await this.close();\n}',
  ])('find nothing in %s', (code) => {
    expect(problemsOf(code)).toEqual([])
  })

  test.each([
    [
      'close({ goal, why });',
      ['goal.js: CsGoalController.close has no parameter why', 'goal.js: CsGoalController.close is not given reason'],
    ],
    ["@wire(close, { goal: '$id' }) wired;", ['goal.js: CsGoalController.close is not given reason']],
    ['close();', ['goal.js: CsGoalController.close is not given goal', 'goal.js: CsGoalController.close is not given reason']],
    ['close(parameters);', ['goal.js: CsGoalController.close is called without names of parameters']],
  ])('see %s', (code, problems) => {
    expect(problemsOf(code)).toEqual(problems)
  })

  test('see a method that is gone', () => {
    expect(problemsOf('close({ goal });', [])).toEqual(['goal.js: no method CsGoalController.close'])
  })
})
