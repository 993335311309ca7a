import { toNode } from 'test/health-records';
import { toRows } from '../resultRecords';

const FIGURES = ['Fired', 'Resolved', 'Dismissed', 'StillOpen', 'TasksDue', 'TasksDoneInTime', 'MedianDaysToResolve'];
const RENEWALS = ['RenewalsWith', 'RenewedWith', 'RenewalsWithout', 'RenewedWithout'];

function node(name, japaneseName) {
  const figures = Object.fromEntries([...FIGURES, ...RENEWALS].map((field) => [`${field}__c`, null]));
  return {
    ...toNode({ Key__c: `${name}:Last90Days`, Period__c: 'Last90Days', AsOf__c: '2026-11-22', ...figures }),
    Playbook__r: { Id: name, ...toNode({ Name: name, JapaneseName__c: japaneseName, Status__c: 'Active' }) },
  };
}

describe('playbook results for a Japanese user', () => {
  it('name a playbook in Japanese, and in English where it has no Japanese name', () => {
    const edges = [node('Save plan', '関係の立て直し'), node('Upsell', null)].map((each) => ({ node: each }));
    const rows = toRows({ uiapi: { query: { CsPlaybookResult__c: { edges } } } });
    expect(rows.map(({ name }) => name)).toEqual(['関係の立て直し', 'Upsell']);
  });
});
