import CsPreviewMovers from 'c/csPreviewMovers';
import { navigations } from 'lightning/navigation';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { askedRecords, emitRecords } from 'test/record-wire';

const ID = '001000000000001AAA';
const HIDDEN = '001000000000002AAA';

const mover = (different) => ({
  accountId: ID,
  fromBand: 'healthy',
  toBand: 'watch',
  fromScore: 75,
  toScore: 60.5,
  causes: [
    { measureKey: 'cases', change: -10 },
    { measureKey: 'gone', change: -4 },
    { measureKey: null, change: -0.5 },
    { measureKey: 'small', change: 0 },
  ],
  ...different,
});

async function drawMovers(movers, total = movers.length) {
  const element = draw('c-cs-preview-movers', CsPreviewMovers, { movers, total, names: { cases: 'Open cases' } });
  await settle();
  return element;
}

const cellsOf = (element) =>
  [...element.shadowRoot.querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf));

const answer = {
  results: [
    {
      statusCode: 200,
      result: { id: ID, apiName: 'Account', fields: { Name: { value: 'Northwind', displayValue: null } } },
    },
    { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] },
  ],
};

describe('c-cs-preview-movers', () => {
  afterEach(() => {
    clearPage();
    navigations.length = 0;
  });

  it('names accounts with the rights of the user and says why each moves', async () => {
    const element = await drawMovers([mover(), mover({ accountId: HIDDEN, fromBand: 'none', fromScore: null })], 7);
    expect(askedRecords().records[0].recordIds).toEqual([ID, HIDDEN]);
    expect(cellsOf(element)[0][0]).toBe('Loading…');
    emitRecords(answer);
    await settle();
    expect(cellsOf(element)).toEqual([
      ['Northwind', '75.00 Healthy', '60.50 Watch', '−14.5', 'Open cases −10, gone −4, Other −0.5'],
      ['An account you cannot see', '– Not scored', '60.50 Watch', '–', 'Open cases −10, gone −4, Other −0.5'],
    ]);
    expect(textOf(element.shadowRoot.querySelector('.count'))).toBe(
      '2 accounts with the largest moves; 7 change their band.',
    );
    await expect(element).toBeAccessible();
  });

  it('opens the account in place, and leaves new tabs to the browser', async () => {
    const element = await drawMovers([mover()]);
    emitRecords(answer);
    await settle();
    const link = element.shadowRoot.querySelector('a');
    expect(link.getAttribute('href')).toContain(ID);
    link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, cancelable: true }));
    expect(navigations).toEqual([]);
    link.dispatchEvent(new MouseEvent('click', { cancelable: true }));
    expect(navigations.map(({ attributes }) => attributes.recordId)).toEqual([ID]);
  });

  it('says that too little data is why, where no measure moves the score', async () => {
    const element = await drawMovers([mover({ toBand: 'unknown', toScore: 75, causes: [] })]);
    expect(cellsOf(element)[0].slice(2)).toEqual(['75.00 Unknown', '±0', 'Too little of the weight has data']);
  });

  it('says when nobody moves', async () => {
    const element = await drawMovers([]);
    expect(textOf(byId(element, 'none'))).toBe('No account changes its band, and none its score by much.');
  });
});
