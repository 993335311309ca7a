import { inLanguage } from 'c/csGraphql';

describe('c-cs-graphql in Japanese', () => {
  it('takes the Japanese text where there is one, else the English', () => {
    expect(inLanguage({ value: 'Usage' }, { value: '利用' })).toBe('利用');
    expect(inLanguage({ value: 'Usage' }, { value: null })).toBe('Usage');
    expect(inLanguage(null, null)).toBeNull();
  });
});
