import { explainSnapshot, findReason, parseSnapshot } from 'c/csHealthSnapshot';

/** Weights 30 and 10 with points: shares 75 % and 25 %; score = (30·80 + 10·40) / 40 = 70. */
const SNAPSHOT = {
  schema: 2,
  asOf: '2026-11-22',
  stage: 'Operation',
  customerSince: '2024-01-01',
  stoppedFeeds: [],
  measures: [
    measure({ key: 'use', group: 'Process', points: 80, weight: 30, contribution: 60 }),
    measure({ key: 'nps', group: 'Relationship', points: 40, weight: 10, contribution: 10 }),
    measure({ key: 'visits', group: 'Relationship', status: 'missing', value: null, points: null, weight: 5 }),
    measure({ key: 'goal', group: 'Outcome', status: 'tooEarly', value: null, points: null, weight: 20 }),
  ],
  ownScore: 70,
  rollUp: null,
  calculatedScore: 70,
  knockOuts: [],
  override: null,
};

function measure(different) {
  return {
    status: 'present',
    value: 1,
    rawValue: null,
    points: 50,
    contribution: null,
    latestOn: '2026-11-20',
    ...different,
  };
}

function parse(different = {}) {
  return parseSnapshot(JSON.stringify({ ...SNAPSHOT, ...different }));
}

function definition(key, different = {}) {
  return {
    key,
    label: key.toUpperCase(),
    meaning: null,
    unit: 'Count',
    maxAgeDays: null,
    minAccountAgeDays: null,
    percentileWithin: null,
    feeds: [],
    knockOutReason: null,
    ...different,
  };
}

describe('c-cs-health-snapshot', () => {
  describe('parseSnapshot', () => {
    it('reads what the service wrote', () => {
      const { schema, ...snapshot } = SNAPSHOT;
      expect(schema).toBe(2);
      expect(parse()).toEqual(snapshot);
    });

    it.each([
      ['nothing', null, 'Snapshot is empty'],
      ['a cut text', '{"schema":2,', 'Snapshot is not JSON'],
      ['another schema', '{"schema":1}', 'Snapshot has schema 1, not 2'],
      ['a list', '[]', 'Snapshot has schema undefined, not 2'],
      ['no measures', '{"schema":2}', 'Snapshot has no measures'],
    ])('refuses %s', (_, json, message) => {
      expect(() => parseSnapshot(json)).toThrow(message);
    });

    it.each([
      ['weight', { weight: '30' }],
      ['points', { points: 'many' }],
      ['status', { status: 'fine' }],
      ['group', { group: 'Weather' }],
    ])('refuses a measure whose %s cannot be read', (_, wrong) => {
      const json = JSON.stringify({
        ...SNAPSHOT,
        measures: [measure({ key: 'use', group: 'Process', weight: 1, ...wrong })],
      });
      expect(() => parseSnapshot(json)).toThrow('Snapshot has a measure that cannot be read');
    });
  });

  it.each([
    ['method', { method: 'Mean' }],
    ['own weight', { ownWeight: null }],
    ['members', { members: null }],
    ['member', { members: [{ accountId: '001A', score: 'good', weight: 1 }] }],
  ])('refuses a roll-up whose %s cannot be read', (_, wrong) => {
    const rollUp = { method: 'WorstOf', ownWeight: 0, members: [], ...wrong };
    expect(() => parse({ rollUp })).toThrow('Snapshot has a roll-up that cannot be read');
  });

  describe('explainSnapshot', () => {
    it('tells a measure whose feed has stopped from one whose feeds go on', () => {
      const definitions = [
        definition('use', { feeds: ['CsUsage__c.Month__c'] }),
        definition('nps', { feeds: ['CsSurvey__c.SentOn__c'] }),
      ];
      const { groups } = explainSnapshot(parse({ stoppedFeeds: ['CsUsage__c.Month__c'] }), definitions);
      expect(groups.flatMap(({ measures }) => measures.map(({ key, stoppedFeed }) => [key, stoppedFeed]))).toEqual([
        ['use', 'CsUsage__c.Month__c'],
        ['nps', null],
        ['visits', null],
        ['goal', null],
      ]);
    });

    it('shares the weight among the measures with points only', () => {
      const { groups } = explainSnapshot(parse(), []);
      expect(groups.map(({ group, weight, share, contribution }) => ({ group, weight, share, contribution }))).toEqual([
        { group: 'Process', weight: 30, share: 75, contribution: 60 },
        { group: 'Relationship', weight: 15, share: 25, contribution: 10 },
        { group: 'Outcome', weight: 20, share: null, contribution: null },
      ]);
    });

    it('adds contributions without the residue of binary fractions: 0.1 + 0.2 is 0.3', () => {
      const measures = [0.1, 0.2].map((contribution, index) =>
        measure({ key: `m${index}`, group: 'Process', weight: 1, contribution }),
      );
      expect(explainSnapshot(parse({ measures }), []).groups[0].contribution).toBe(0.3);
    });

    it('leaves out a group without measures', () => {
      const measures = [measure({ key: 'use', group: 'Outcome', weight: 1, contribution: 50 })];
      expect(explainSnapshot(parse({ measures }), []).groups.map(({ group }) => group)).toEqual(['Outcome']);
    });

    it('names a measure by its definition, by its key without one', () => {
      const [group] = explainSnapshot(parse(), [definition('use', { meaning: 'How much', unit: 'Percent' })]).groups;
      expect(group.measures[0]).toMatchObject({ label: 'USE', meaning: 'How much', unit: 'Percent' });
      const [other] = explainSnapshot(parse(), []).groups;
      expect(other.measures[0]).toMatchObject({ label: 'use', meaning: null, unit: null });
    });

    it('lists what is missing, heaviest first; what is too early is not missing', () => {
      const measures = [
        measure({ key: 'light', group: 'Process', status: 'missing', weight: 1, points: null }),
        measure({ key: 'stated', group: 'Process', status: 'stated', weight: 3, points: 50 }),
        measure({ key: 'early', group: 'Process', status: 'tooEarly', weight: 9, points: null }),
        measure({ key: 'heavy', group: 'Process', status: 'stale', weight: 8, points: null }),
        measure({ key: 'there', group: 'Process', weight: 7 }),
      ];
      expect(explainSnapshot(parse({ measures }), []).missing.map(({ key }) => key)).toEqual([
        'heavy',
        'stated',
        'light',
      ]);
    });

    it('tells a knock-out that caps the score from one that does not', () => {
      const knockOuts = [
        { key: 'nps', cap: 60 },
        { key: 'use', cap: 40 },
      ];
      const capped = explainSnapshot(parse({ knockOuts }), [definition('use', { knockOutReason: 'Nobody uses it' })]);
      expect(capped).toMatchObject({ calculatedScore: 70, scoreWithoutOverride: 40, isCapped: true });
      expect(capped.knockOuts).toEqual([
        { key: 'use', cap: 40, label: 'USE', reason: 'Nobody uses it' },
        { key: 'nps', cap: 60, label: 'nps', reason: null },
      ]);
      const free = explainSnapshot(parse({ knockOuts: [{ key: 'use', cap: 70 }] }), []);
      expect(free).toMatchObject({ scoreWithoutOverride: 70, isCapped: false });
    });

    it('keeps an unknown score unknown', () => {
      const knockOuts = [{ key: 'use', cap: 40 }];
      expect(explainSnapshot(parse({ calculatedScore: null, knockOuts }), [])).toMatchObject({
        calculatedScore: null,
        scoreWithoutOverride: null,
        isCapped: false,
      });
    });
  });

  describe('findReason', () => {
    it.each([
      [39.9, 'light'], // 10 · 60.1 = 601 lost, more than 30 · 20 = 600
      [40.1, 'heavy'], // 10 · 59.9 = 599 lost
    ])('names the measure that loses most weight × points: the light one with %d points, so %s', (points, key) => {
      const measures = [
        measure({ key: 'heavy', group: 'Process', weight: 30, points: 80 }),
        measure({ key: 'light', group: 'Process', weight: 10, points }),
      ];
      expect(findReason(explainSnapshot(parse({ measures }), []), 'Watch')).toMatchObject({
        kind: 'loss',
        measure: { key },
      });
    });

    it('says so when nothing is lost', () => {
      const measures = [measure({ key: 'a', group: 'Process', weight: 10, points: 100 })];
      expect(findReason(explainSnapshot(parse({ measures }), []), 'Healthy')).toEqual({ kind: 'full' });
    });

    it('names what is missing when the band is unknown', () => {
      const reason = findReason(explainSnapshot(parse(), []), 'Unknown');
      expect(reason.kind).toBe('unknown');
      expect(reason.missing.map(({ key }) => key)).toEqual(['visits']);
    });

    describe('with child accounts', () => {
      const measures = [
        measure({ key: 'use', group: 'Process', weight: 10, points: 40 }),
        measure({ key: 'nps', group: 'Process', weight: 10, points: 100 }),
      ];
      const kindOf = (rollUp, different = {}) =>
        findReason(
          explainSnapshot(parse({ measures, rollUp, ownScore: 70, calculatedScore: 60, ...different }), []),
          'Watch',
        ).kind;

      it.each([
        // by share in the score: the child loses 100·30.1 of 200, the measure 100·60·(10 / 20) = 3000
        [69.9, 'rollUp'],
        [70.1, 'loss'],
      ])('names what costs most: a child account with %d points, so the %s', (score, kind) => {
        const members = [{ accountId: '001A', score, coverage: 100, weight: 100 }];
        expect(kindOf({ method: 'ArrWeighted', ownWeight: 100, members })).toBe(kind);
      });

      it('names them where the lowest counts and is one of them', () => {
        const rollUp = {
          method: 'WorstOf',
          ownWeight: 0,
          members: [{ accountId: '001A', score: 60, coverage: 100, weight: 0 }],
        };
        expect(kindOf(rollUp)).toBe('rollUp');
        expect(kindOf(rollUp, { calculatedScore: 70 })).toBe('loss');
      });

      it('names them where the account has no score of its own', () => {
        const rollUp = {
          method: 'ArrWeighted',
          ownWeight: 0,
          members: [{ accountId: '001A', score: 60, coverage: 100, weight: 5 }],
        };
        expect(kindOf(rollUp, { measures: [], ownScore: null })).toBe('rollUp');
      });
    });

    it('has nothing to say about a snapshot without measures', () => {
      expect(findReason(explainSnapshot(parse({ measures: [] }), []), null)).toEqual({ kind: 'none' });
    });
  });
});
