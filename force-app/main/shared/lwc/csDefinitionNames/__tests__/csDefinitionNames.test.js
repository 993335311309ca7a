import { suggestKey } from 'c/csDefinitionNames';

it.each([
  ['Open cases, last 30 days', 'open-cases-last-30-days'],
  ['  Café “À la carte” ', 'cafe-a-la-carte'],
  ["Customer's usage", 'customers-usage'],
  ['未解決の問い合わせ', ''],
])('the key of "%s" is "%s"', (name, key) => {
  expect(suggestKey(name)).toBe(key);
});
