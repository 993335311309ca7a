import CsPreviewMeasures from 'c/csPreviewMeasures';
import { byId, clearPage, draw, textOf } from 'test/page';

const measure = (key, different = {}) => ({
  key,
  coveragePercent: 87.5,
  meanPoints: 61.25,
  distinctValues: 12,
  lowest: 0,
  median: 4,
  highest: 31,
  ...different,
});

const drawMeasures = (measures, correlations = []) =>
  draw('c-cs-preview-measures', CsPreviewMeasures, {
    measures,
    correlations,
    names: { a: 'Cases', b: 'Calls', c: 'Visits' },
  });

const matrixOf = (element) =>
  [...byId(element, 'correlations').querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf));

describe('c-cs-preview-measures', () => {
  afterEach(clearPage);

  it('shows for each measure who has data and how its values lie', async () => {
    const empty = {
      coveragePercent: 0,
      meanPoints: null,
      distinctValues: 0,
      lowest: null,
      median: null,
      highest: null,
    };
    const element = drawMeasures([measure('a'), measure('b', empty)]);
    const rows = [...element.shadowRoot.querySelectorAll('.slds-table tbody tr')];
    expect(rows.map((row) => [...row.children].map(textOf))).toEqual([
      ['Cases', '87.5%', '61.3', '12', '0', '4', '31'],
      ['Calls', '0%', '–', '0', '–', '–', '–'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('compares each measure with each other, by number and not by colour alone', () => {
    const element = drawMeasures(
      [measure('a'), measure('b'), measure('c')],
      [
        { measureA: 'a', measureB: 'b', coefficient: 0.7, accounts: 40 },
        { measureA: 'c', measureB: 'b', coefficient: -0.4, accounts: 30 },
        { measureA: 'a', measureB: 'c', coefficient: null, accounts: 12 },
      ],
    );
    expect(matrixOf(element)).toEqual([
      ['1 Cases', '', '0.70', '–'],
      ['2 Calls', '0.70', '', '−0.40'],
      ['3 Visits', '–', '−0.40', ''],
    ]);
    const cells = [...byId(element, 'correlations').querySelectorAll('.cell')];
    expect(cells.map(({ className, title }) => [className.trim(), title]).slice(1, 3)).toEqual([
      ['cell cell_strong', 'Cases and Calls, from 40 accounts'],
      ['cell', 'Cases and Visits: too few accounts, or always the same points'],
    ]);
    expect(cells[5].className).toBe('cell cell_notable');
  });

  it('compares nothing with itself alone', () => {
    expect(byId(drawMeasures([measure('a')]), 'correlations')).toBeNull();
  });
});
