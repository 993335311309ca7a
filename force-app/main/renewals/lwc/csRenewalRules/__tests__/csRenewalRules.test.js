import { asOfForecast, callInForce, expectedArr, finalForecast, isHeldBack, toForecast } from 'c/csRenewalRules';

const call = (different = {}) => ({
  id: 'c1',
  category: 'Commit',
  likelihood: null,
  givenOn: '2026-11-20',
  createdAt: '2026-11-20T01:00:00.000Z',
  ...different,
});

describe('the call in force', () => {
  it('is the newest given by today; of one day, the one written later', () => {
    const calls = [
      call({ id: 'morning' }),
      call({ id: 'evening', createdAt: '2026-11-20T09:00:00.000Z' }),
      call({ id: 'older', givenOn: '2026-11-19', createdAt: '2026-11-21T00:00:00.000Z' }),
      call({ id: 'tomorrow', givenOn: '2026-11-23' }),
    ];
    expect(callInForce(calls, '2026-11-22').id).toBe('evening');
    expect(callInForce([], '2026-11-22')).toBeNull();
  });

  it('is none once the newest takes a call back, until a newer one', () => {
    const withdrawal = call({ id: 'back', isWithdrawal: true, createdAt: '2026-11-20T09:00:00.000Z' });
    const newer = call({ id: 'newer', givenOn: '2026-11-21' });
    expect(callInForce([call(), withdrawal], '2026-11-22')).toBeNull();
    expect(callInForce([call(), withdrawal, newer], '2026-11-22').id).toBe('newer');
  });
});

describe('the final forecast', () => {
  const model = { category: 'BestCase', likelihood: 64 };

  it('is the model without a call', () => {
    expect(finalForecast(model, null)).toEqual(model);
  });

  it.each([
    ['Commit', 85],
    ['BestCase', 64],
    ['AtRisk', 59.99],
    ['Lost', 0],
  ])('called %s without a likelihood, moves the model’s 64 %% as little as that requires', (category, likelihood) => {
    expect(finalForecast(model, call({ category }))).toEqual({ category, likelihood });
  });

  it('takes the likelihood of the person when there is one', () => {
    expect(finalForecast(model, call({ likelihood: 92.5 })).likelihood).toBe(92.5);
  });

  it.each([
    ['Commit', 85],
    ['BestCase', 60],
    ['AtRisk', null],
    ['Lost', 0],
  ])('called %s without a model, is the least sure that it says', (category, likelihood) => {
    expect(finalForecast({ category: null, likelihood: null }, call({ category })).likelihood).toBe(likelihood);
  });
});

describe('expected ARR', () => {
  it('is ARR times likelihood, half to even, and not known when either is not', () => {
    expect(expectedArr(120_000, 64)).toBe(76_800);
    // 0.05 · 50 % = 0.025 → 0.02; 0.07 · 50 % = 0.035 → 0.04
    expect([expectedArr(0.05, 50), expectedArr(0.07, 50)]).toEqual([0.02, 0.04]);
    expect([expectedArr(null, 64), expectedArr(1, null)]).toEqual([null, null]);
  });
});

describe('held back', () => {
  it('is a best case from 85 % on', () => {
    const likelihoods = [84.99, 85];
    expect(likelihoods.map((likelihood) => isHeldBack({ category: 'BestCase', likelihood }))).toEqual([false, true]);
    expect(isHeldBack({ category: 'Commit', likelihood: 90 })).toBe(false);
  });
});

describe('the moment a forecast holds for', () => {
  const row = { asOfWeek: '2026-11-16', modifiedAt: '2026-11-18T00:00:00.000Z' };

  it('is the later of written and confirmed, never after its week', () => {
    expect(asOfForecast(row, '2026-11-20T00:00:00.000Z')).toBe('2026-11-20T00:00:00.000Z');
    expect(asOfForecast(row, null)).toBe('2026-11-18T00:00:00.000Z');
    expect(asOfForecast(row, '2026-12-01T00:00:00.000Z')).toBe('2026-11-23T00:00:00.000Z');
  });
});

describe('the forecast of an account', () => {
  const account = { renewalDate: '2026-12-24', arr: 100, category: 'BestCase', likelihood: 64, expectedArr: 64 };
  const row = (different = {}) => ({
    arr: 200,
    model: { category: 'BestCase', likelihood: 64, low: 40, high: 80 },
    final: { category: 'BestCase', likelihood: 64 },
    expectedArr: 128,
    callId: null,
    outcome: null,
    decidedOn: null,
    ...different,
  });
  const forecast = (different = {}) =>
    toForecast({ account, row: row(), calls: [], today: '2026-11-22', ...different });

  it('rests on the ARR that the forecast was made with', () => {
    expect(forecast()).toMatchObject({
      daysLeft: 32,
      arr: 200,
      final: { likelihood: 64, expectedArr: 128 },
      isAhead: false,
    });
  });

  it('is ahead of the records while they do not know of the call, or of its end', () => {
    expect(forecast({ calls: [call()] })).toMatchObject({
      isAhead: true,
      isDisputed: true,
      final: { category: 'Commit', likelihood: 85, expectedArr: 170 },
    });
    const gone = row({ callId: 'c1', final: { category: 'Commit', likelihood: 85 } });
    expect(forecast({ row: gone })).toMatchObject({ isAhead: true, final: { category: 'BestCase', likelihood: 64 } });
    expect(forecast({ row: gone, calls: [call()] }).isAhead).toBe(false);
  });

  it.each([
    ['renewed by its ledger', { row: row({ outcome: 'Renewed', decidedOn: '2026-11-20' }) }, 'renewed'],
    ['lost by its ledger', { row: row({ outcome: 'Churned' }) }, 'lost'],
    ['renewed by the account', { row: null, account: { ...account, category: 'Commit', likelihood: 100 } }, 'renewed'],
    ['lost by the account', { row: null, account: { ...account, category: 'Lost', likelihood: 0 } }, 'lost'],
    ['open', { row: null, account: { ...account, category: null, likelihood: null } }, 'open'],
  ])('is %s', (_, different, outcome) => {
    expect(forecast(different).outcome).toBe(outcome);
  });

  it('shows of a decided renewal what the account says, whatever was called', () => {
    const decided = {
      row: row({ outcome: 'Renewed' }),
      account: { ...account, category: 'Commit', likelihood: 100, expectedArr: 100 },
    };
    expect(forecast({ ...decided, calls: [call({ category: 'Lost' })] })).toMatchObject({
      isAhead: false,
      final: { category: 'Commit', likelihood: 100, expectedArr: 100 },
    });
  });
});
