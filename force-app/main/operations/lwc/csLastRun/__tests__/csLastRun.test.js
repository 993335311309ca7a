import { toAsOf, toLastRunAsOf } from 'c/csLastRun';

describe('c-cs-last-run', () => {
  it('reads the moment of the newest run, null when none has completed', () => {
    const run = { node: { Id: 'a00', AsOf__c: { value: '2026-11-22T01:00:00.000Z' } } };
    expect(toLastRunAsOf({ uiapi: { query: { CsRun__c: { edges: [run] } } } })).toBe('2026-11-22T01:00:00.000Z');
    expect(toLastRunAsOf({ uiapi: { query: { CsRun__c: { edges: [] } } } })).toBeNull();
  });

  it('takes the later of the account and the run', () => {
    expect(toAsOf('2026-11-20T00:00:00Z', '2026-11-22T00:00:00Z')).toBe('2026-11-22T00:00:00Z');
    expect(toAsOf('2026-11-22T00:00:00Z', '2026-11-20T00:00:00Z')).toBe('2026-11-22T00:00:00Z');
    expect(toAsOf('2026-11-22T00:00:00Z', null)).toBe('2026-11-22T00:00:00Z');
  });

  it('confirms nothing for an account without a score', () => {
    expect(toAsOf(null, '2026-11-22T00:00:00Z')).toBeNull();
  });
});
