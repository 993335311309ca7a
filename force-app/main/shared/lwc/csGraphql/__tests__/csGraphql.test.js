import { inLanguage, nextCursorOf, nodesOf, valueOf } from 'c/csGraphql';

const answer = (/** @type {any} */ pageInfo) => ({
  uiapi: { query: { Task: { edges: [{ node: { Id: '1' } }, { node: { Id: '2' } }], pageInfo } } },
});

describe('c-cs-graphql', () => {
  it('hands out the nodes of one object, none of another', () => {
    expect(nodesOf(answer(undefined), 'Task')).toEqual([{ Id: '1' }, { Id: '2' }]);
    expect(nodesOf(answer(undefined), 'Account')).toEqual([]);
  });

  it('has neither nodes nor a next page before the data is here', () => {
    expect(nodesOf(undefined, 'Task')).toEqual([]);
    expect(nextCursorOf(undefined, 'Task')).toBeNull();
  });

  it('tells where the next page begins, and nothing on the last page', () => {
    expect(nextCursorOf(answer({ hasNextPage: true, endCursor: 'abc' }), 'Task')).toBe('abc');
    expect(nextCursorOf(answer({ hasNextPage: false, endCursor: 'abc' }), 'Task')).toBeNull();
  });

  it('keeps 0, false and the empty text of a field, and is null where there is no value', () => {
    expect([{ value: 0 }, { value: false }, { value: '' }].map(valueOf)).toEqual([0, false, '']);
    expect([{ value: null }, {}, null, undefined].map(valueOf)).toEqual([null, null, null, null]);
  });

  it('takes the English text for an English user', () => {
    expect(inLanguage({ value: 'Usage' }, { value: '利用' })).toBe('Usage');
  });
});
