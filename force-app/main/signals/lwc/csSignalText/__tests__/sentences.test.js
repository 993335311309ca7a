import {
  closingText,
  createFactBook,
  dueText,
  evidenceRows,
  reasonText,
  recurrenceText,
  resolvesText,
  sinceText,
  spanText,
} from 'c/csSignalText';

const measures = new Map([
  ['open_cases', { key: 'open-cases', label: 'Open cases', unit: 'Count', percentileWithin: null, isWhole: true }],
]);
const snapshot = { customerSince: '2026-01-01', measures: [{ key: 'open-cases', value: 1, points: 80 }] };
const book = createFactBook({ measures, snapshot, account: { Score: 66.5 }, today: '2026-11-22' });
const signal = (different) => ({
  indicatorKey: 'support-trouble',
  reason: 'Written by the service',
  resolves: 'Ends by itself',
  trueSince: '2026-11-03',
  closedOn: null,
  closingNote: null,
  evidence: { asOf: '2026-11-03', values: { 'Value.open_cases': 5, Score: 38.25 } },
  closingEvidence: null,
  ...different,
});
const indicator = (different) => ({
  key: 'support-trouble',
  name: 'Support trouble',
  when: 'Value.open_cases > 2',
  until: null,
  marginPercent: 5,
  reasonText: '{Value.open_cases} cases are open, {Value.gone} gone.',
  ...different,
});

describe('the reason', () => {
  test('is the text of the indicator with the values of then; a place without a value stays as it is', () => {
    expect(reasonText(signal(), indicator(), book)).toBe('5 cases are open, {Value.gone} gone.');
  });

  test('is what the service wrote where there is no text or no evidence, at last the name', () => {
    expect(reasonText(signal(), indicator({ reasonText: null }), book)).toBe('Written by the service');
    expect(reasonText(signal({ evidence: null }), indicator(), book)).toBe('Written by the service');
    expect(reasonText(signal({ evidence: null, reason: null }), indicator(), book)).toBe('Support trouble');
    expect(reasonText(signal({ evidence: null, reason: null }), undefined, book)).toBe('support-trouble');
  });
});

describe('what resolves it', () => {
  test('is the end in words', () => {
    expect(resolvesText(signal(), indicator(), book)).toBe('Resolved when Open cases is at most 1.');
    expect(resolvesText(signal(), indicator({ until: 'Value.open_cases = 0' }), book)).toBe(
      'Resolved when Open cases is 0.',
    );
  });

  test('is what the service wrote where the condition is hidden or cannot be read out', () => {
    expect(resolvesText(signal(), undefined, book)).toBe('Ends by itself');
    expect(resolvesText(signal(), indicator({ when: null }), book)).toBe('Ends by itself');
    expect(resolvesText(signal(), indicator({ when: '(((' }), book)).toBe('Ends by itself');
    expect(resolvesText(signal(), indicator({ until: 'Account.CreatedDate < TODAY' }), book)).toBe('Ends by itself');
  });
});

test('the values of then stand beside those of now; what is not known any more is a dash', () => {
  const evidence = { asOf: '2026-11-03', values: { 'Value.open_cases': 5, 'Value.old_one': 3, DaysAsCustomer: 306 } };
  expect(evidenceRows(signal({ evidence }), book)).toEqual([
    { name: 'Value.open_cases', label: 'Open cases', then: '5', now: '1' },
    { name: 'Value.old_one', label: 'Old one', then: '3', now: '–' },
    // 2026-01-01 to 2026-11-22
    { name: 'DaysAsCustomer', label: 'Days as a customer', then: '306 days', now: '325 days' },
  ]);
});

describe('the proof', () => {
  const closingEvidence = { asOf: '2026-11-12', values: { 'Value.open_cases': 1, Score: 38.25 } };

  test('names what changed, and when', () => {
    expect(closingText(signal({ closingEvidence, closedOn: '2026-11-12' }), book)).toBe(
      'Open cases 5 → 1 on Nov 12, 2026.',
    );
  });

  test('says it once, in the language of the user, whatever the language of the org', () => {
    for (const closingNote of ['The condition is gone: Open cases 5 → 1', '条件が解消しました：未解決 5 → 1']) {
      expect(closingText(signal({ closingEvidence, closingNote }), book)).toBe('Open cases 5 → 1 on Nov 12, 2026.');
    }
    expect(closingText(signal({ closingEvidence, closingNote: '指標が使われなくなりました。' }), book)).toBe(
      'Open cases 5 → 1 on Nov 12, 2026. The indicator is no longer in use.',
    );
  });

  test('is the note where no value changed, and nothing where nothing says how it ended', () => {
    const same = { asOf: '2026-11-12', values: { 'Value.open_cases': 5, Score: 38.25 } };
    expect(closingText(signal({ closingEvidence: same, closingNote: 'No longer applies.' }), book)).toBe(
      'No longer applies.',
    );
    expect(closingText(signal(), book)).toBeNull();
  });
});

test('from when until when, of what is over', () => {
  expect(spanText('2026-11-03', '2026-11-12')).toMatch(/^Nov 3\s–\s12, 2026$/);
  expect(spanText('2026-11-12', '2026-11-12')).toBe('Nov 12, 2026');
  expect(spanText('2026-11-12', null)).toBeNull();
});

test('since when, with the days until today', () => {
  expect(sinceText('2026-11-03', '2026-11-22')).toBe('Since Nov 3, 2026 (19 days)');
  expect(sinceText('2026-11-22', '2026-11-22')).toBe('Since Nov 22, 2026 (today)');
  expect(sinceText(null, '2026-11-22')).toBeNull();
});

test.each([
  ['2026-11-20', '2 days overdue', true],
  ['2026-11-21', '1 day overdue', true],
  ['2026-11-22', 'Due today', false],
  ['2026-11-23', 'Due Nov 23, 2026 (tomorrow)', false],
  [null, 'No due date', false],
])('a task of %s is: %s', (dueOn, text, isOverdue) => {
  expect(dueText(dueOn, '2026-11-22')).toMatchObject({ text, isOverdue });
});

describe('what brought a task that comes back', () => {
  const definitions = {
    playbooks: new Map([
      ['checks', 'Health check'],
      ['hidden', null],
    ]),
  };
  const textOf = (rhythmKey, period) => recurrenceText({ rhythmKey, period }, definitions);

  test.each([
    ['2026-01', 'Health check, January 2026'],
    ['2026-12', 'Health check, December 2026'],
    ['2026-Q4', 'Health check, Q4 2026'],
    ['2026-H1', 'Health check, H1 2026'],
    ['2026-H2', 'Health check, H2 2026'],
    ['2026', 'Health check, 2026'],
  ])('is the playbook and %s in words', (period, text) => {
    expect(textOf('checks', period)).toBe(text);
  });

  test('is the period alone where the name is not known', () => {
    expect([textOf('hidden', '2026-11'), textOf('gone', '2026-11')]).toEqual(['November 2026', 'November 2026']);
  });
});
