import { updateRecord } from 'lightning/uiRecordApi';
import { activate } from '../lifecycle';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const writes = () => updateRecord.mock.calls.map(([{ fields }]) => [fields.Id, fields.Status__c]);

describe('activating', () => {
  beforeEach(() => updateRecord.mockReset().mockResolvedValue({}));

  it('retires every other version in force, and only those', async () => {
    const versions = [
      { id: 'draft', status: 'Draft' },
      { id: 'new', status: 'Draft' },
      { id: 'active', status: 'Active' },
      { id: 'also', status: 'Active' },
      { id: 'old', status: 'Retired' },
    ];
    await activate('new', versions, NOW);
    expect(writes()).toEqual([
      ['new', 'Active'],
      ['active', 'Retired'],
      ['also', 'Retired'],
    ]);
  });

  it('never retires the version itself, though somebody else has activated it meanwhile', async () => {
    await activate('new', [{ id: 'new', status: 'Active' }], NOW);
    expect(writes()).toEqual([['new', 'Active']]);
  });
});
