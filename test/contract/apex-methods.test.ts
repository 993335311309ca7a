import { describe, expect, test } from 'vitest'
import { apexMethods } from '../../local-org/lightning/apex-methods.ts'
import { findBadMethods, readApexMethods } from './apex-classes.ts'
import { findBadApexUses, readApexUses } from './apex-uses.ts'
import { readFiles } from './read-files.ts'

const methods = readApexMethods(readFiles('force-app', /\.cls$/))
const scripts = readFiles('force-app', /\/lwc\/(?!.*__tests__).*\.js$/)
const forPages = methods.filter(({ annotation }) => annotation === 'auraenabled')

describe('force-app', () => {
  test('has the Apex methods of the page', () => {
    expect(
      forPages
        .map(
          ({ name, parameters, returns, isCacheable }) => `${returns} ${name}(${parameters.join(', ')})${isCacheable ? ' cacheable' : ''}`,
        )
        .toSorted(),
    ).toEqual([
      'Boolean CsIndicatorController.canManage() cacheable',
      'Boolean CsScorecardController.canManage() cacheable',
      'Boolean CsSetUpController.canManage() cacheable',
      'ScoringApiClient.RescoredAccount CsHealthController.rescore(Id accountId)',
      'String CsHealthController.measureRows(Id accountId, String measureKey, String scorecardVersionKey, String asOf)',
      'String CsIndicatorController.check(String requestJson)',
      'String CsIndicatorController.checkPlaybook(String requestJson)',
      'String CsIndicatorController.getTest(String id)',
      'String CsIndicatorController.listNames() cacheable',
      'String CsIndicatorController.startTest(String requestJson)',
      'String CsScorecardController.check(String definitionJson)',
      'String CsScorecardController.describeObject(String name) cacheable',
      'String CsScorecardController.getPreview(String id)',
      'String CsScorecardController.listObjects() cacheable',
      'String CsScorecardController.startPreview(String definitionJson)',
      'String CsSetUpController.listChecks()',
    ])
  })

  test('has one action for flows', () => {
    const actions = methods.filter(({ annotation }) => annotation === 'invocablemethod')
    expect(actions.map(({ name, parameters, returns }) => `${returns} ${name}(${parameters.join(', ')})`)).toEqual([
      'List<Result> CsRescoreAction.rescore(List<Request> requests)',
    ])
  })

  test('declares them as an org wants them', () => {
    expect(findBadMethods(methods)).toEqual([])
  })

  test('calls them with the names of their parameters, and wires only what is cacheable', () => {
    expect(findBadApexUses(methods, readApexUses(scripts))).toEqual([])
  })
})

test('the local org has a stand-in for each of them, with the same signature', () => {
  const standIns = Object.entries(apexMethods).map(([name, { parameters, isCacheable = false }]) => ({ name, parameters, isCacheable }))
  const declared = forPages.map(({ name, parameters, isCacheable }) => ({ name, parameters, isCacheable }))
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
  expect(standIns.toSorted(byName)).toEqual(declared.toSorted(byName))
})

describe('classes', () => {
  const inClass = (body: string) =>
    readApexMethods(new Map([['CsGoalController.cls', `public with sharing class CsGoalController { ${body} }`]]))

  test('are read with types, in any layout', () => {
    const read = inClass(`
      /** @AuraEnabled public static void commented(Id goal) {} */
      private static final String TEXT = '@AuraEnabled public static void quoted(Id goal) {}';
      @AuraEnabled(cacheable = TRUE scope='global')
      @TestVisible
      PUBLIC static Map<Id, List<String>> goals() { return null; }
      static @auraEnabled public void close(final Id goal, Map<String, Object> reasons) {}
      public static void hidden(Id goal) {}
      @AuraEnabled public String label { get; }
      public class Goal { @AuraEnabled public String name; }`)
    expect(read.map(({ name, parameters, returns, isCacheable }) => ({ name, parameters, returns, isCacheable }))).toEqual([
      { name: 'CsGoalController.goals', parameters: [], returns: 'Map<Id,List<String>>', isCacheable: true },
      { name: 'CsGoalController.close', parameters: ['Id goal', 'Map<String,Object> reasons'], returns: 'void', isCacheable: false },
    ])
    expect(findBadMethods(read)).toEqual([])
  })

  test('that cannot be read stop the check', () => {
    expect(() => inClass('@AuraEnabled public static void close(Id) {}')).toThrow()
  })

  test.each([
    ['@AuraEnabled public void close() {}', ['CsGoalController.close is not static']],
    ['@AuraEnabled private static void close() {}', ['CsGoalController.close is not public']],
    ['@AuraEnabled static void close() {}', ['CsGoalController.close is not public']],
    [
      '@AuraEnabled public static void close(Id a) {} @AuraEnabled public static void Close(Id a, Id b) {}',
      ['CsGoalController.Close is there twice: a page calls methods by their name alone'],
    ],
    ['@AuraEnabled public static void close(Set<Id> goals) {}', ['CsGoalController.close takes or returns a Set, which a page has not']],
    ['@InvocableMethod public static void close(Id goal) {}', ['CsGoalController.close must take one list and return one']],
    [
      '@InvocableMethod public static Id close(List<Id> goals) { return null; }',
      ['CsGoalController.close must take one list and return one'],
    ],
    [
      '@InvocableMethod public static void close(List<Id> goals) {} @InvocableMethod public static void open(List<Id> goals) {}',
      ['CsGoalController.open is the second action of its class'],
    ],
  ])('like %s are refused', (body, problems) => {
    expect(findBadMethods(inClass(body))).toEqual(problems)
  })
})

describe('components', () => {
  const [close] = readApexMethods(
    new Map([
      ['CsGoalController.cls', 'public class CsGoalController { @AuraEnabled public static void close(Id goal, String reason) {} }'],
    ]),
  )
  const problemsOf = (code: string, changes: Partial<NonNullable<typeof close>> | null = {}) => {
    const script = `import close from '@salesforce/apex/CsGoalController.close';\nexport default class Goal extends Base {\n${code}\n}`
    const known = close === undefined || changes === null ? [] : [{ ...close, ...changes }]
    return findBadApexUses(known, readApexUses(new Map([['goal.js', script]])))
  }

  test.each([
    'save() { close({ goal: this.recordId, reason }); }',
    "save() { return close({ reason: 'a, b: c}', 'goal': of({ id: 1, name: [2, 3] }) }); }",
    'save = close;',
    'async close() {\n  await this.close();\n}',
    '// close({ why })\n',
    "text = 'close({ why })';",
  ])('are let pass with %s', (code) => {
    expect(problemsOf(code)).toEqual([])
  })

  test('may wire what is cacheable', () => {
    expect(problemsOf("@wire(close, { goal: '$recordId', reason: '$reason' }) wired;", { isCacheable: true })).toEqual([])
    expect(problemsOf("@wire(close, { goal: '$recordId', reason: '$reason' }) wired;")).toEqual([
      'goal.js: CsGoalController.close is wired, but not cacheable',
    ])
  })

  test.each([
    [
      'save() { close({ goal, why }); }',
      ['goal.js: CsGoalController.close has no parameter why', 'goal.js: CsGoalController.close is not given reason'],
    ],
    ['save() { close(); }', ['goal.js: CsGoalController.close is not given goal', 'goal.js: CsGoalController.close is not given reason']],
    ['save() { close(parameters); }', ['goal.js: CsGoalController.close is called without names of parameters']],
    ['save() { close({ ...parameters }); }', ['goal.js: CsGoalController.close is called without names of parameters']],
  ])('are refused with %s', (code, problems) => {
    expect(problemsOf(code)).toEqual(problems)
  })

  test('are refused for a method that is gone, or that no page may call', () => {
    expect(problemsOf('save() { close({ goal }); }', null)).toEqual(['goal.js: no method CsGoalController.close'])
    expect(problemsOf('save() { close({ goal }); }', { annotation: 'invocablemethod' })).toEqual([
      'goal.js: no method CsGoalController.close',
    ])
  })
})
