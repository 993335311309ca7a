import CsHealthMeasures from 'c/csHealthMeasures';
import { explainSnapshot, parseSnapshot } from 'c/csHealthSnapshot';
import { snapshotJson } from 'test/health-records';
import { byId, clearPage, draw, settle, textOf } from 'test/page';

jest.mock(
  '@salesforce/apex/CsHealthController.measureRows',
  () => ({ default: jest.fn(() => new Promise(() => {})) }),
  {
    virtual: true,
  },
);

const RULES = {
  key: 'operation',
  versionKey: 'operation-v1',
  healthyFrom: 75,
  watchFrom: 45,
  bandMargin: 2,
  measures: [
    { key: 'use', unit: 'Percent', points: '0=0; 85=80; 100=100', variants: null, missingPoints: null, knockOut: null },
  ],
};

function drawMeasures(different = {}) {
  const snapshot = parseSnapshot(snapshotJson(different));
  return draw('c-cs-health-measures', CsHealthMeasures, {
    explanation: explainSnapshot(snapshot, []),
    snapshot,
    rules: RULES,
    band: 'Watch',
    accountId: '001A',
    versionKey: 'operation-v1',
  });
}

async function toggle(element, key) {
  element.shadowRoot
    .querySelector('c-cs-health-measure-row')
    .dispatchEvent(new CustomEvent('toggled', { detail: { key } }));
  await settle();
}

const detailOf = (element) => element.shadowRoot.querySelector('c-cs-measure-detail');
const openRows = (element) =>
  [...element.shadowRoot.querySelectorAll('c-cs-health-measure-row')].filter(({ expanded }) => expanded);

describe('c-cs-health-measures', () => {
  afterEach(clearPage);

  it('unfolds one measure at a time and folds it at the second press', async () => {
    const element = drawMeasures();
    expect(detailOf(element)).toBeNull();
    await toggle(element, 'use');
    expect(openRows(element).map(({ measure }) => measure.key)).toEqual(['use']);
    await toggle(element, 'nps');
    expect(openRows(element).map(({ measure }) => measure.key)).toEqual(['nps']);
    expect(element.shadowRoot.querySelectorAll('c-cs-measure-detail')).toHaveLength(1);
    await toggle(element, 'nps');
    expect(detailOf(element)).toBeNull();
  });

  it('gives the detail what would change the band', async () => {
    const element = drawMeasures();
    await toggle(element, 'use');
    // (30·p + 10·41) / 40 ≥ 77 from p = 89; 80 + 20/15·(v - 85) = 89 at v = 91.75, and in tenths 91.8 (89.07 points, score 77.05)
    expect(detailOf(element).suggestion).toEqual({ key: 'use', value: 91.8, band: 'Healthy', score: 77.05 });
    await expect(element).toBeAccessible();
  });

  it('calls the sum what it is where child accounts are in the score', () => {
    const rollUp = {
      method: 'ArrWeighted',
      ownWeight: 1,
      members: [{ accountId: '001B', score: 50, coverage: 100, weight: 1 }],
    };
    const element = drawMeasures({ rollUp, calculatedScore: 60.13 });
    expect(textOf(element.shadowRoot.querySelector('.row_sum [role="rowheader"]'))).toBe(
      'Sum = score of its own measures',
    );
    expect(textOf(byId(element, 'calculated-score'))).toBe('70.25');
  });
});
