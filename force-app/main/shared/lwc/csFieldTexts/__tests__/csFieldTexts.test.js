import { labelsOf, textOf, toFieldTexts, wordOf, wordsOf } from 'c/csFieldTexts';

const texts = toFieldTexts(
  {
    fields: {
      Status__c: { label: '状況', inlineHelpText: null, length: 255 },
      Weight__c: { label: '重み', inlineHelpText: '割合です。', length: 0 },
    },
  },
  { picklistFieldValues: { Status__c: { values: [{ value: 'Draft', label: '下書き', attributes: null }] } } },
);

describe('field texts', () => {
  it('are those of the org, in the language of the user', () => {
    expect(texts.Weight__c).toEqual({ label: '重み', help: '割合です。', length: undefined, options: [] });
    expect(texts.Status__c.options).toEqual([{ value: 'Draft', label: '下書き' }]);
    expect(wordOf(texts, 'Status__c', 'Draft')).toBe('下書き');
    expect(wordsOf(texts, 'Status__c')).toEqual({ Draft: '下書き' });
    expect(labelsOf(texts, ['Status__c', 'Weight__c'])).toEqual({ Status__c: '状況', Weight__c: '重み' });
  });

  it('fall back to the names of fields and values that the user may not see', () => {
    expect(textOf(texts, 'Gone__c').label).toBe('Gone__c');
    expect(textOf(undefined, 'Gone__c').options).toEqual([]);
    expect(wordOf(texts, 'Status__c', 'Active')).toBe('Active');
    expect(wordsOf(undefined, 'Status__c')).toEqual({});
    expect(labelsOf(undefined, ['Gone__c'])).toEqual({ Gone__c: 'Gone__c' });
  });
});
