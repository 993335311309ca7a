import { byGroup, copyAsVersion, lastSortOrder, moveMeasure, withShares } from '../edits';
import { draftMeasure, draftOf, savedDraft } from 'test/scorecards';

const keysOf = (draft) => draft.measures.map(({ key, sortOrder }) => [key, sortOrder]);

describe('weights', () => {
  it('make shares of the whole', () => {
    const measures = [
      draftMeasure('a', { weight: 30 }),
      draftMeasure('b', { weight: 10 }),
      draftMeasure('c', { weight: 0 }),
    ];
    expect(withShares(measures).map(({ share }) => share)).toEqual([75, 25, 0]);
  });

  it('make no share while none counts', () => {
    expect(withShares([draftMeasure('a', { weight: 0 }), draftMeasure('b', { weight: null })])[0].share).toBeNull();
  });
});

describe('moving a measure', () => {
  const draft = draftOf({
    measures: [
      draftMeasure('a', { sortOrder: 10 }),
      draftMeasure('other', { group: 'outcome', sortOrder: 20 }),
      draftMeasure('b', { sortOrder: 30 }),
    ],
  });

  it('exchanges it with its neighbour of the same group, and only their sort orders', () => {
    expect(keysOf(moveMeasure(draft, 'local-b', -1))).toEqual([
      ['b', 10],
      ['other', 20],
      ['a', 30],
    ]);
  });

  it('leaves it where it is at the end of its group', () => {
    expect(moveMeasure(draft, 'local-b', 1)).toBe(draft);
  });

  it('numbers all anew where the sort orders tell no order', () => {
    const measures = [draftMeasure('a', { sortOrder: null }), draftMeasure('b', { sortOrder: null })];
    expect(keysOf(moveMeasure(draftOf({ measures }), 'local-a', 1))).toEqual([
      ['b', 10],
      ['a', 20],
    ]);
  });

  it('puts a new one last', () => {
    expect(lastSortOrder(draft.measures)).toBe(40);
    expect(lastSortOrder([])).toBe(10);
  });
});

it('groups stand in their order, empty ones too', () => {
  expect(byGroup(draftOf().measures).map(({ group, measures }) => [group, measures.length])).toEqual([
    ['process', 1],
    ['relationship', 1],
    ['outcome', 0],
  ]);
});

it('a copy is the same definition as another version, with nothing of it saved', () => {
  const copy = copyAsVersion(savedDraft({ status: 'Active' }), 2);
  expect(copy).toMatchObject({ recordId: null, status: 'Draft', version: 2, key: 'operation' });
  expect(copy.measures.map(({ recordId, key }) => [recordId, key])).toEqual([
    [null, 'cases'],
    [null, 'calls'],
  ]);
});
