import { createFactBook } from '../factBook';
import { negate, parseCondition, settle, widen } from '../condition';
import { conditionText } from '../conditionText';

const measure = (key, different) => ({
  key,
  label: key,
  unit: 'Count',
  percentileWithin: null,
  isWhole: false,
  ...different,
});
const book = createFactBook({
  measures: new Map([
    ['open_cases', measure('open-cases', { label: 'Open cases', isWhole: true })],
    ['licence_use', measure('licence-use', { label: 'Licences in use', unit: 'Percent' })],
  ]),
  accountFields: {
    CsArr__c: { label: 'ARR', dataType: 'Currency' },
    Industry: { label: 'Industry', dataType: 'Picklist' },
  },
});
const ends = (when, margin = 5) => conditionText(negate(widen(parseCondition(when), margin)), book);
const says = (until) => conditionText(settle(parseCondition(until)), book);

test.each([
  ['Value.open_cases > 2', 'Open cases is at most 1'],
  ['Value.open_cases > 0', 'Open cases is at most 0'],
  ['Value.open_cases >= 3', 'Open cases is at most 2'],
  ['Value.open_cases < 3', 'Open cases is at least 4'],
  ['Value.licence_use < 40', 'Licences in use is at least 42%'],
  ['Value.licence_use <= 40', 'Licences in use is above 42%'],
  ['Change30Days < -10', 'Change, 30 days is at least −9.5'],
  ["Band = 'AtRisk'", 'Band is not At Risk'],
  ["Band IN ('AtRisk', 'Watch')", 'Band is none of At Risk, Watch'],
  ['Value.licence_use = null', 'Licences in use is filled in'],
  ["NOT Account.Industry LIKE 'Bank%'", 'Industry is like Bank%'],
  ['Points.open_cases < 50', 'Points of Open cases is at least 52.5'],
])('what ends %s is: %s', (when, sentence) => {
  expect(ends(when)).toBe(sentence);
});

test('turns AND into OR, keeps what is inside in brackets, and moves levels inside NOT the other way', () => {
  expect(ends('Score < 40 AND (Value.open_cases > 2 OR NOT (Coverage > 50))')).toBe(
    'Health Score is at least 42 or (Open cases is at most 1 and Coverage is above 52.5%)',
  );
});

test('says an own end as it stands, without any margin', () => {
  expect(says("Value.open_cases = 0 AND Account.CsArr__c != null AND NOT (Stage = 'Trial')")).toBe(
    'Open cases is 0 and ARR is filled in and Stage is not Trial',
  );
});

test.each(['', 'Score <', 'Score < 40 AND', '(Score < 40', 'Score BETWEEN 1', "Band = 'x", 'Score < 40)'])(
  'cannot read %s',
  (text) => {
    expect(() => parseCondition(text)).toThrow(SyntaxError);
  },
);

test('has no words for a day that moves with time', () => {
  expect(() => says('Account.CreatedDate < LAST_N_DAYS:30')).toThrow(SyntaxError);
});
