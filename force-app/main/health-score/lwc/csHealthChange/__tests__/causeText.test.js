import { toCauseSentence } from '../causeText';

function measure(key, different = {}) {
  return {
    key,
    group: 'Process',
    status: 'present',
    value: 10,
    rawValue: null,
    points: 50,
    weight: 5,
    contribution: 1,
    latestOn: null,
    ...different,
  };
}

function side({ measures = [], definitions = [{ key: 'use' }], ...snapshot } = {}) {
  return {
    snapshot: { measures, stoppedFeeds: [], rollUp: null, knockOuts: [], override: null, ...snapshot },
    definitions: definitions.map((different) => ({
      label: 'Use',
      unit: 'Count',
      percentileWithin: null,
      feeds: ['CsUsage__c.Month__c'],
      knockOutReason: null,
      ...different,
    })),
  };
}

const NAMES = new Map([['001A', 'Brightwell']]);

function sentence(cause, before, after) {
  return toCauseSentence({ kind: 'value', key: 'use', change: 1, ...cause }, before, after, NAMES);
}

describe('toCauseSentence', () => {
  const then = side({ measures: [measure('use')] });
  const now = side({ measures: [measure('use', { value: 12, points: 60, weight: 8 })] });
  const gone = side();

  it.each([
    ['value', then, now, 'Use: 10 → 12 (50 → 60 points)'],
    ['went', then, gone, 'Use: no data any more, was 10'],
    ['came', gone, now, 'Use: data came, 12 (60 points)'],
    ['removed', then, side({ definitions: [] }), 'Use: no longer in the scorecard'],
    ['added', gone, now, 'Use: new in the scorecard, 60 points'],
    [
      'definition',
      then,
      now,
      'Use: the scorecard counts it differently (weight 5 → 8, or other points for the same value)',
    ],
    ['lifecycle', then, now, 'Use: other points for the same value (10), as the stage or age of the account changed'],
  ])('says what happened to a measure: %s', (kind, before, after, expected) => {
    expect(sentence({ kind }, before, after)).toBe(expected);
  });

  it('tells data that went from a feed that stopped, in any spelling', () => {
    expect(sentence({ kind: 'went' }, then, side({ stoppedFeeds: ['csusage__C.month__c'] }))).toBe(
      'Use: no new data arrives any more, so it is not counted against this customer',
    );
  });

  it('shows a percentile as percent', () => {
    const definitions = [{ key: 'use', percentileWithin: 'Industry' }];
    const [before, after] = [40, 62].map((value) => side({ definitions, measures: [measure('use', { value })] }));
    expect(sentence({}, before, after)).toBe('Use: 40% → 62% (50 → 50 points)');
  });

  it('names a measure without definition by its key', () => {
    const bare = side({ definitions: [], measures: [measure('use')] });
    expect(sentence({}, bare, bare)).toBe('use: 10 → 10 (50 → 50 points)');
  });

  it.each([
    ['001A', [50], [70], 'Child account Brightwell: score 50 → 70, or its share of the ARR changed'],
    ['001A', [], [70], 'Child account Brightwell counts now, score 70'],
    ['001A', [50], [], 'Child account Brightwell no longer counts, score was 50'],
    ['001X', [50], [70], 'Child account An account you cannot see: score 50 → 70, or its share of the ARR changed'],
    [null, [50], [70], 'How this account and its child accounts count together'],
  ])('says what happened to child account %s', (key, scoresThen, scoresNow, expected) => {
    const [before, after] = [scoresThen, scoresNow].map((scores) =>
      side({
        rollUp: {
          method: 'ArrWeighted',
          ownWeight: 1,
          members: scores.map((score) => ({ accountId: key, score, weight: 1 })),
        },
      }),
    );
    expect(sentence({ kind: 'rollUp', key }, before, after)).toBe(expected);
  });

  it.each([
    ['began', [], ['use'], -5, 'Knock-out rule: Nobody uses it'],
    ['ended', ['use'], [], 5, 'Knock-out rule no longer met: Nobody uses it'],
    ['takes more', ['use'], ['use'], -5, 'The knock-out rules take more than before'],
    ['takes less', ['use'], ['use'], 5, 'The knock-out rules take less than before'],
  ])('says that a knock-out %s', (_, keysThen, keysNow, change, expected) => {
    const definitions = [{ key: 'use', knockOutReason: 'Nobody uses it' }];
    const [before, after] = [keysThen, keysNow].map((keys) =>
      side({ definitions, knockOuts: keys.map((key) => ({ key, cap: 40 })) }),
    );
    expect(sentence({ kind: 'knockOut', key: null, change }, before, after)).toBe(expected);
  });

  it.each([
    [null, { score: 80 }, 'Override to 80'],
    [{ score: 80 }, null, 'Override to 80 ended'],
    [{ score: 80 }, { score: 80 }, 'Override: the distance from the calculated score changed'],
  ])('says what an override did (%p → %p)', (overrideThen, overrideNow, expected) => {
    const [before, after] = [overrideThen, overrideNow].map((override) => side({ override }));
    expect(sentence({ kind: 'override', key: null }, before, after)).toBe(expected);
  });

  it('does not hide what it cannot explain', () => {
    expect(sentence({ kind: 'unexplained', key: null }, then, now)).toBe(
      'Not explained by what the snapshots hold. Tell your administrator.',
    );
  });
});
