import { recurrenceText } from 'c/csSignalText';

const definitions = { playbooks: new Map([['checks', 'ヘルスチェック']]) };

test.each([
  ['2026-11', 'ヘルスチェック（2026年11月）'],
  ['2026-Q4', 'ヘルスチェック（2026年第4四半期）'],
  ['2026-H1', 'ヘルスチェック（2026年上半期）'],
  ['2026-H2', 'ヘルスチェック（2026年下半期）'],
  ['2026', 'ヘルスチェック（2026年）'],
])('%s in Japanese', (period, text) => {
  expect(recurrenceText({ rhythmKey: 'checks', period }, definitions)).toBe(text);
});
