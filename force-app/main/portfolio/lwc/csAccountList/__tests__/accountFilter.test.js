import { EMPTY, NO_FILTER, countBands, filterRows, optionsOf, sortRows } from '../accountFilter';

function row(name, different = {}) {
  return {
    id: name,
    name,
    score: 50,
    band: 'Watch',
    change30Days: null,
    coverage: 80,
    stage: 'Operation',
    stageText: 'Operation',
    industry: 'Retail',
    industryText: 'Retail',
    owner: 'Emma',
    scoredAt: null,
    ...different,
  };
}

const names = (rows) => rows.map(({ name }) => name);

describe('account filter', () => {
  it.each([
    ['part of the name', 'wind', ['Northwind']],
    ['any case', 'NORTH', ['Northwind']],
    ['full-width letters', 'Ｎｏｒｔｈ', ['Northwind']],
    ['half-width katakana', 'ﾃｽﾄ', ['テスト商事']],
    ['spaces around', ' 商事 ', ['テスト商事']],
    ['nothing', '', ['Northwind', 'テスト商事']],
    ['no match', 'x', []],
  ])('finds by %s', (_, search, found) => {
    expect(names(filterRows([row('Northwind'), row('テスト商事')], { ...NO_FILTER, search }))).toEqual(found);
  });

  it('joins filters with "and"; an empty field and a missing band can be filtered for', () => {
    const rows = [row('a'), row('b', { industry: null }), row('c', { industry: null, band: null })];
    expect(names(filterRows(rows, { ...NO_FILTER, industry: EMPTY }))).toEqual(['b', 'c']);
    expect(names(filterRows(rows, { ...NO_FILTER, industry: EMPTY, band: 'NotScored' }))).toEqual(['c']);
    expect(names(filterRows(rows, { ...NO_FILTER, stage: 'Trial' }))).toEqual([]);
  });

  it('sorts by score; too little data and no score come last either way', () => {
    const rows = [
      row('none', { score: null }),
      row('unknown', { score: 99, band: 'Unknown' }),
      row('b', { score: 9 }),
      row('a', { score: 10 }),
    ];
    expect(names(sortRows(rows, { key: 'health', descending: false }))).toEqual(['b', 'a', 'none', 'unknown']);
    expect(names(sortRows(rows, { key: 'health', descending: true }))).toEqual(['a', 'b', 'none', 'unknown']);
  });

  it('sorts stages as a customer goes through them, equal ones by name', () => {
    const rows = [row('r', { stage: 'Renewal' }), row('b', { stage: 'Trial' }), row('a', { stage: 'Trial' })];
    expect(names(sortRows(rows, { key: 'stage', descending: false }))).toEqual(['a', 'b', 'r']);
  });

  it('leaves the rows it was given as they were', () => {
    const rows = Object.freeze([row('b'), row('a')]);
    sortRows(rows, { key: 'name', descending: false });
    expect(names(rows)).toEqual(['b', 'a']);
  });

  it('counts each band, also with 0; "not scored" only where the list has any', () => {
    const scored = [row('a'), row('b', { band: 'AtRisk' })];
    expect(countBands(scored, scored)).toEqual([
      { band: 'AtRisk', count: 1 },
      { band: 'Watch', count: 1 },
      { band: 'Healthy', count: 0 },
      { band: 'Unknown', count: 0 },
    ]);
    expect(countBands([], [row('c', { band: null })]).at(-1)).toEqual({ band: 'NotScored', count: 0 });
  });

  it('offers the values there are, by their word, the empty one last', () => {
    const rows = [
      row('a', { industry: null, industryText: null }),
      row('b'),
      row('c', { industry: 'Bank', industryText: '銀行' }),
      row('d'),
    ];
    expect(
      optionsOf(
        rows,
        (each) => each.industry,
        (each) => each.industryText,
        '(none)',
      ),
    ).toEqual([
      { value: 'Retail', label: 'Retail' },
      { value: 'Bank', label: '銀行' },
      { value: EMPTY, label: '(none)' },
    ]);
  });
});
