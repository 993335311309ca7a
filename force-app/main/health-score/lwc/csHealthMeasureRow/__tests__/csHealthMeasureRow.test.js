import CsHealthMeasureRow from 'c/csHealthMeasureRow';
import { clearPage, draw, settle, textOf } from 'test/page';

const MEASURE = {
  key: 'contact',
  group: 'Relationship',
  status: 'present',
  value: 38,
  points: 41.5,
  weight: 12,
  contribution: 6.56,
  latestOn: '2026-10-15',
  label: 'Days since last contact',
  meaning: 'Calls and meetings',
  unit: 'Days',
  maxAgeDays: 90,
  minAccountAgeDays: null,
  percentileWithin: null,
  stoppedFeed: null,
  share: 15.79,
};

function drawRow(different = {}, properties = {}) {
  return draw('c-cs-health-measure-row', CsHealthMeasureRow, {
    measure: { ...MEASURE, ...different },
    scale: 20,
    ...properties,
  });
}

/** The cells as a reader hears them: without the captions that only the narrow layout shows. */
function cellsOf(row) {
  return [...row.shadowRoot.querySelectorAll('[role="rowheader"], [role="cell"]')].map((cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelector('.caption')?.remove();
    return textOf(copy);
  });
}

describe('c-cs-health-measure-row', () => {
  afterEach(clearPage);

  it('shows label, value with unit, points, weight with share, contribution and data', async () => {
    const row = drawRow();
    expect(row.getAttribute('role')).toBe('row');
    expect(cellsOf(row)).toEqual([
      'Days since last contact',
      '38 days',
      '41.5',
      '12 15.8%',
      '6.56',
      'Present Oct 15, 2026',
    ]);
    const table = document.createElement('div');
    table.setAttribute('role', 'table');
    table.appendChild(row);
    document.body.appendChild(table);
    await expect(table).toBeAccessible();
  });

  it('draws the contribution inside what was possible, to one scale for all rows', () => {
    const [possible, brought] = drawRow().shadowRoot.querySelectorAll('rect');
    expect([possible.getAttribute('width'), brought.getAttribute('width')]).toEqual(['79%', '32.8%']);
  });

  it.each([
    ['missing', { latestOn: null }, 'Missing'],
    ['stale', {}, 'Stale Oct 15, 2026'],
    ['tooEarly', { latestOn: null, minAccountAgeDays: 90 }, 'Too early from day 90'],
  ])('says in words that the data is %s, and shows no numbers for it', (status, different, words) => {
    const row = drawRow({ status, value: null, points: null, contribution: null, share: null, ...different });
    expect(cellsOf(row)).toEqual(['Days since last contact', '–', '–', '12', '–', words]);
    expect(row.shadowRoot.querySelectorAll('rect')).toHaveLength(0);
  });

  it('shows stated points as what they are', () => {
    const row = drawRow({ status: 'stated', value: null, points: 50, contribution: 3.28, latestOn: null });
    expect(cellsOf(row).slice(1)).toEqual(['–', '50', '12 15.8%', '3.28', 'Stated']);
  });

  it('shows a percentile as one, whatever the unit of its raw value', () => {
    const row = drawRow({ value: 62, rawValue: 31, unit: 'Count', percentileWithin: 'Industry' });
    expect(cellsOf(row)[1]).toBe('better than 62%');
  });

  it('says that a feed has stopped, not that the customer is bad', () => {
    const row = drawRow({
      status: 'stale',
      points: null,
      contribution: null,
      share: null,
      stoppedFeed: 'CsUsage__c.Month__c',
    });
    expect(cellsOf(row)[5]).toBe('Not arriving Oct 15, 2026');
  });

  it('tells the state of its detail to assistive technology, and asks for it at a click anywhere in the row', async () => {
    const row = drawRow();
    const keys = [];
    row.addEventListener('toggled', ({ detail }) => keys.push(detail.key));
    const button = row.shadowRoot.querySelector('button');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    button.click();
    row.shadowRoot.querySelector('.points').click();
    expect(keys).toEqual(['contact', 'contact']);
    row.expanded = true;
    await settle();
    expect(button.getAttribute('aria-expanded')).toBe('true');
  });
});
