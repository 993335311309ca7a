import CsRenewalSaid from 'c/csRenewalSaid';
import { createRecord } from 'lightning/uiRecordApi';
import { byId, clearPage, draw, formButtons, settle, textOf } from 'test/page';

const CALL = {
  id: 'c1',
  category: 'AtRisk',
  likelihood: 40,
  givenOn: '2026-11-20',
  author: 'Emma Clark',
  note: null,
  reasonText: null,
};
const FORECAST = {
  call: CALL,
  withdrawal: null,
  isDisputed: true,
  model: { category: 'BestCase', likelihood: 64, low: null, high: null, expectedArr: null },
};

async function drawSaid(forecast = {}, canWithdraw = true) {
  const element = draw('c-cs-renewal-said', CsRenewalSaid, {
    accountId: '001A',
    renewalDate: '2027-02-20',
    forecast: { ...FORECAST, ...forecast },
    canWithdraw,
  });
  await settle();
  return element;
}

async function ask(element) {
  byId(element, 'withdraw').click();
  await settle();
}

describe('what a person said of a renewal', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-22T12:00:00Z'));
    createRecord.mockReset().mockResolvedValue({ id: 'c2' });
  });
  afterEach(clearPage);

  it('can be taken back, once it is clear what counts then', async () => {
    const element = await drawSaid();
    await ask(element);
    expect(textOf(byId(element, 'question'))).toContain(
      'Withdraw this call? It stays in the history, and until a new one the model counts: Best Case, 64%.',
    );
    expect([byId(element, 'withdraw'), createRecord.mock.calls]).toEqual([null, []]);
    await expect(element).toBeAccessible();
  });

  it('stays, and a record of its own takes it back', async () => {
    const element = await drawSaid();
    const saved = jest.fn();
    element.addEventListener('saved', ({ detail }) => saved(detail.message));
    await ask(element);
    formButtons(element).dispatchEvent(new CustomEvent('confirmed'));
    await settle();
    expect(createRecord.mock.calls).toEqual([
      [
        {
          apiName: 'CsRenewalCall__c',
          fields: {
            Account__c: '001A',
            RenewalDate__c: '2027-02-20',
            Category__c: 'AtRisk',
            Likelihood__c: 40,
            IsWithdrawal__c: true,
            GivenOn__c: '2026-11-22',
          },
        },
      ],
    ]);
    expect(saved.mock.calls).toEqual([['Call withdrawn: the model counts']]);
    expect(byId(element, 'question')).toBeNull();
  });

  it('stays when the person thinks better of it, and when the org refuses', async () => {
    const element = await drawSaid();
    await ask(element);
    createRecord.mockRejectedValue({ body: { message: 'The record is locked.' } });
    formButtons(element).dispatchEvent(new CustomEvent('confirmed'));
    await settle();
    expect(formButtons(element).refusals).toEqual(['The record is locked.']);
    formButtons(element).dispatchEvent(new CustomEvent('cancelled'));
    await settle();
    expect([byId(element, 'question'), byId(element, 'withdraw') === null]).toEqual([null, false]);
  });

  it('says that no forecast stands where the model cannot tell', async () => {
    const element = await drawSaid({ model: { ...FORECAST.model, category: null, likelihood: null } });
    await ask(element);
    expect(textOf(byId(element, 'question'))).toContain('no forecast stands until a new call');
  });

  it('offers nothing without the right to call, nor once it is taken back', async () => {
    expect(byId(await drawSaid({}, false), 'withdraw')).toBeNull();
    const element = await drawSaid({ call: null, withdrawal: { ...CALL, author: null } });
    expect([byId(element, 'said'), textOf(byId(element, 'withdrawn'))]).toEqual([
      null,
      'The call “At Risk” was withdrawn on Nov 20, 2026: the model counts.',
    ]);
  });
});
