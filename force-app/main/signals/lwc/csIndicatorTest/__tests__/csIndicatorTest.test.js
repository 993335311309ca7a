import CsIndicatorTest from 'c/csIndicatorTest';
import getTest from '@salesforce/apex/CsIndicatorController.getTest';
import startTest from '@salesforce/apex/CsIndicatorController.startTest';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { heard } from 'test/scorecards';

jest.mock('@salesforce/apex/CsIndicatorController.startTest', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CsIndicatorController.getTest', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const DEFINITION = '{"key":"open-cases"}';
const RESULT = {
  asOf: '2026-11-22T03:00:00.000Z',
  accounts: 515,
  today: { matching: 12, outcomes: { opens: 9, openAlready: 3 }, wouldOpen: 9, tasks: 36, perOwner: [], accounts: [] },
  past: {
    from: '2026-08-24',
    to: '2026-11-21',
    opened: 0,
    resolved: 0,
    stillOpen: 0,
    accounts: 0,
    medianDaysOpen: null,
    days: [],
    unknownNames: [],
  },
  warnings: [{ english: 'Limits are left out.', japanese: '上限は考慮していません。' }],
};
const HEADLINE = 'Matching today: 12. Signals that would open: 9. Tasks: 36.';

const running = (different) =>
  JSON.stringify({ id: 'test-1', status: 'running', phase: 'read', accountsDone: 0, accountsTotal: 0, ...different });
const completed = (result = RESULT) => JSON.stringify({ id: 'test-1', status: 'completed', failure: null, result });

const panel = (properties = {}) =>
  draw('c-cs-indicator-test', CsIndicatorTest, { definitionJson: DEFINITION, ...properties });

async function start(element) {
  byId(element, 'start').click();
  await settle();
}

async function nextAnswer() {
  jest.advanceTimersByTime(1000);
  await settle();
  await settle();
}

describe('c-cs-indicator-test', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    startTest.mockReset().mockResolvedValue(running());
    getTest.mockReset().mockResolvedValue(completed());
  });

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
  });

  it('asks for the indicator as it is, and shows how far it is and then the result', async () => {
    getTest.mockResolvedValueOnce(running({ phase: 'today', accountsDone: 120, accountsTotal: 515 }));
    getTest.mockResolvedValueOnce(running({ phase: 'past', accountsDone: 515, accountsTotal: 515 }));
    const element = panel();
    const tested = heard(element, 'tested');
    await start(element);
    expect(JSON.parse(startTest.mock.calls[0][0].requestJson)).toEqual({ indicator: { key: 'open-cases' }, days: 90 });
    const said = () => textOf(byId(element, 'status'));
    expect([said(), byId(element, 'start').disabled]).toEqual(['Reading the accounts…', true]);
    await nextAnswer();
    expect(said()).toBe('Judging accounts: 120 of 515…');
    await nextAnswer();
    expect(said()).toBe('Going through the past 90 days…');
    await nextAnswer();
    expect(byId(element, 'headline').textContent).toBe(HEADLINE);
    expect(byId(element, 'warning').textContent).toBe('Limits are left out.');
    expect(element.shadowRoot.querySelector('c-cs-test-accounts')).toMatchObject({ matching: 12 });
    expect(tested).toEqual([{ definitionJson: DEFINITION, headline: HEADLINE }]);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('says when nobody matches', async () => {
    startTest.mockResolvedValue(completed({ ...RESULT, today: { ...RESULT.today, matching: 0 } }));
    const element = panel();
    await start(element);
    expect(byId(element, 'nobody').heading).toBe('No account matches today');
  });

  it('says when the indicator has changed since', async () => {
    startTest.mockResolvedValue(completed());
    const element = panel();
    await start(element);
    element.definitionJson = '{"key":"other"}';
    await settle();
    expect(textOf(byId(element, 'status'))).toBe('The indicator has changed since this test.');
  });

  it.each([
    [
      'the service says why it failed',
      () =>
        startTest.mockResolvedValue(
          JSON.stringify({
            id: 'a',
            status: 'failed',
            failure: { title: 'Failed', detail: 'No snapshots.' },
            result: null,
          }),
        ),
      'No snapshots.',
    ],
    ['it cannot be reached', () => startTest.mockRejectedValue({ body: { message: 'No answer.' } }), 'No answer.'],
  ])('shows a failure when %s, and can be started again', async (_, arrange, message) => {
    arrange();
    const element = panel();
    await start(element);
    expect(element.shadowRoot.querySelector('c-cs-error-panel').message).toBe(message);
    expect(byId(element, 'start').disabled).toBe(false);
  });

  it('cannot be started with findings, and stops asking when it is closed', async () => {
    expect(byId(panel({ disabled: true }), 'start').disabled).toBe(true);
    const element = panel();
    await start(element);
    clearPage();
    await nextAnswer();
    await nextAnswer();
    expect(getTest).toHaveBeenCalledTimes(1);
  });
});
