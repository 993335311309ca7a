import CsRenewalHistory from 'c/csRenewalHistory';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { toPlot } from '../historyPlot';

/** Plot area 100 wide (34 … 134) and 100 high (8 … 108). */
const SIZE = { width: 198, height: 128 };

const week = (asOfWeek, model, final, csm = null) => ({
  id: asOfWeek,
  asOfWeek,
  model: { category: 'BestCase', likelihood: model },
  csm: { category: csm, likelihood: null },
  final: { category: csm ?? 'BestCase', likelihood: final },
});
const ROWS = [week('2026-11-02', 64, 64), week('2026-11-09', 70, 90, 'Commit'), week('2026-11-16', 70, 90, 'Commit')];

describe('history plot', () => {
  it('draws both lines in steps until today', () => {
    // 20 days on 100 pixels: 7 days are 35 pixels; 64 % is y 44, 70 % y 38, 90 % y 18
    const plot = toPlot({ ...SIZE, rows: ROWS, endsOn: '2026-11-22' });
    expect(plot.model.path).toBe('M34 44H69V38H104V38H134');
    expect(plot.final.path).toBe('M34 44H69V18H104V18H134');
    expect([plot.end, plot.names]).toEqual([134, { final: 18, model: 38 }]);
  });

  it('keeps the names of lines apart that end close together', () => {
    const { names } = toPlot({ ...SIZE, rows: [week('2026-11-16', 64, 64)], endsOn: '2026-11-22' });
    expect(names).toEqual({ final: 37.5, model: 50.5 });
  });

  it('leaves out what is not known', () => {
    const plot = toPlot({ ...SIZE, rows: [week('2026-11-16', null, 85)], endsOn: '2026-11-16' });
    expect([plot.model.path, plot.names.model]).toEqual(['', null]);
    expect(plot.final.path).toBe('M34 23H134');
  });
});

describe('c-cs-renewal-history', () => {
  afterEach(clearPage);

  it('tells the plot in a sentence and shows the same as a table, newest first', async () => {
    const element = draw('c-cs-renewal-history', CsRenewalHistory, { rows: ROWS, endsOn: '2026-11-22' });
    expect(element.shadowRoot.querySelector('desc').textContent).toBe(
      'Final likelihood from 64% in the week of Nov 2, 2026 to 90% in the week of Nov 16, 2026; the model then says 70%.',
    );
    await expect(element).toBeAccessible();
    byId(element, 'switch').click();
    await settle();
    expect([...byId(element, 'table').querySelectorAll('tbody tr')].map(textOf)).toEqual([
      'Nov 16, 2026 Best Case 70% Commit Commit 90%',
      'Nov 9, 2026 Best Case 70% Commit Commit 90%',
      'Nov 2, 2026 Best Case 64% – Best Case 64%',
    ]);
    await expect(element).toBeAccessible();
  });

  it('says so when no week has a likelihood', async () => {
    const element = draw('c-cs-renewal-history', CsRenewalHistory, {
      rows: [week('2026-11-16', null, null)],
      endsOn: '2026-11-22',
    });
    expect(textOf(byId(element, 'none'))).toBe('No week has a likelihood yet.');
    await expect(element).toBeAccessible();
  });
});
