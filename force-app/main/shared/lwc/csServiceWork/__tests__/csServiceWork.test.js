import { followWork } from 'c/csServiceWork';

const json = (work) => Promise.resolve(JSON.stringify(work));
const running = { id: 'w1', status: 'running', accountsDone: 1 };
const further = { id: 'w1', status: 'running', accountsDone: 2 };
const completed = { id: 'w1', status: 'completed' };

describe('c-cs-service-work', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks once a second until the work has ended, and tells of each answer', async () => {
    const ask = jest.fn().mockReturnValueOnce(json(further)).mockReturnValueOnce(json(completed));
    const isAwaited = jest.fn(() => true);
    const followed = followWork(json(running), ask, isAwaited);
    await jest.advanceTimersByTimeAsync(999);
    expect(ask).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1001);
    expect(await followed).toEqual(completed);
    expect(ask.mock.calls).toEqual([['w1'], ['w1']]);
    expect(isAwaited.mock.calls).toEqual([[running], [further], [completed]]);
  });

  it('stops asking when nobody waits any more', async () => {
    const ask = jest.fn(() => json(further));
    const isAwaited = jest.fn().mockReturnValueOnce(true).mockReturnValueOnce(false);
    const followed = followWork(json(running), ask, isAwaited);
    await jest.advanceTimersByTimeAsync(5000);
    expect(await followed).toBeNull();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('passes on what goes wrong', async () => {
    const refused = new Error('refused');
    await expect(followWork(Promise.reject(refused), jest.fn(), () => true)).rejects.toBe(refused);
  });
});
