import { createRowKeeper, nextRows } from '../dayDrawing';

const rows = (...ids) => ids.map((id) => ({ id }));

describe('nextRows', () => {
  it('draws five rows at a time, in order through all parts', () => {
    const all = [rows('a', 'b', 'c'), rows('d', 'e', 'f')];
    expect(nextRows(all, new Set())).toEqual({ lists: [rows('a', 'b', 'c'), rows('d', 'e')], isAll: false });
    expect(nextRows(all, new Set(['a', 'b', 'c', 'd', 'e']))).toEqual({ lists: all, isAll: true });
  });

  it('keeps the rows that are there, wherever the new ones come', () => {
    const all = [rows('n1', 'n2', 'n3', 'n4', 'n5', 'n6'), rows('old')];
    expect(nextRows(all, new Set(['old']))).toEqual({
      lists: [rows('n1', 'n2', 'n3', 'n4', 'n5'), rows('old')],
      isAll: false,
    });
  });

  it('has drawn all when just as many as fit are new', () => {
    expect(nextRows([rows('a', 'b', 'c', 'd', 'e')], new Set()).isAll).toBe(true);
  });
});

describe('createRowKeeper', () => {
  it('gives the same row for the same record, and for another that says the same', () => {
    const keep = createRowKeeper();
    const toRow = jest.fn(({ id, arr }, words) => ({ id, text: `${words.arr} ${arr}` }));
    const record = { id: 'a', arr: 1 };
    const words = { arr: 'ARR' };
    const row = keep(record, words, toRow);
    expect(row).toEqual({ id: 'a', text: 'ARR 1' });
    expect(keep(record, words, toRow)).toBe(row);
    expect(toRow).toHaveBeenCalledTimes(1);
    expect(keep({ ...record }, words, toRow)).toBe(row);
    expect(keep({ id: 'a', arr: 2 }, words, toRow)).toEqual({ id: 'a', text: 'ARR 2' });
    expect(keep({ id: 'a', arr: 2 }, { arr: '年額' }, toRow)).toEqual({ id: 'a', text: '年額 2' });
  });
});
