import CsScorecardPreview from 'c/csScorecardPreview';
import getPreview from '@salesforce/apex/CsScorecardController.getPreview';
import startPreview from '@salesforce/apex/CsScorecardController.startPreview';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { draftMeasure, heard } from 'test/scorecards';

jest.mock('@salesforce/apex/CsScorecardController.startPreview', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/CsScorecardController.getPreview', () => ({ __esModule: true, default: jest.fn() }), {
  virtual: true,
});

const COUNTS = { healthy: 6, watch: 2, atRisk: 1, unknown: 0, none: 0 };
const RESULT = {
  asOf: '2026-11-22T00:00:00.000Z',
  accounts: 9,
  today: COUNTS,
  draft: { ...COUNTS, healthy: 5, watch: 3 },
  movements: [{ from: 'healthy', to: 'watch', accounts: 1 }],
  accountsChangingBand: 1,
  healthySharePercentToday: 66.67,
  healthySharePercentDraft: 55.56,
  movers: [],
  measures: [],
  correlations: [],
  warnings: [{ english: 'A feed has stopped.', japanese: 'フィードが停止しています。' }],
};

const answer = (different) =>
  JSON.stringify({
    id: 'p1',
    status: 'running',
    accountsDone: 0,
    accountsTotal: 0,
    failure: null,
    result: null,
    ...different,
  });

const drawPreview = () =>
  draw('c-cs-scorecard-preview', CsScorecardPreview, {
    definitionJson: '{"key":"a"}',
    measures: [draftMeasure('cases')],
  });

async function start(preview) {
  byId(preview, 'start').click();
  await settle();
}

async function poll() {
  jest.advanceTimersByTime(1000);
  await settle();
  await settle();
}

describe('c-cs-scorecard-preview', () => {
  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    clearPage();
    jest.useRealTimers();
    startPreview.mockReset();
    getPreview.mockReset();
  });

  it('follows a preview to its result', async () => {
    startPreview.mockResolvedValue(answer());
    getPreview
      .mockResolvedValueOnce(answer({ accountsDone: 3, accountsTotal: 9 }))
      .mockResolvedValueOnce(answer({ status: 'completed', result: RESULT }));
    const preview = drawPreview();
    const previewed = heard(preview, 'previewed');
    await start(preview);
    expect(startPreview).toHaveBeenCalledWith({ definitionJson: '{"key":"a"}' });
    expect(textOf(byId(preview, 'status'))).toBe('Reading the records…');
    expect(byId(preview, 'start').disabled).toBe(true);
    await poll();
    expect(getPreview).toHaveBeenCalledWith({ id: 'p1' });
    expect(textOf(byId(preview, 'status'))).toBe('3 of 9 accounts');
    expect(preview.shadowRoot.querySelector('lightning-progress-bar').value).toBe(33);
    await poll();
    expect(textOf(byId(preview, 'headline'))).toBe('Of 9 accounts, 1 would change their band.');
    expect(textOf(preview.shadowRoot.querySelector('.shares'))).toBe('Healthy: 66.7% today, 55.6% under the draft.');
    expect(textOf(byId(preview, 'warnings'))).toBe('A feed has stopped.');
    expect(previewed).toEqual([
      { definitionJson: '{"key":"a"}', headline: 'Of 9 accounts, 1 would change their band.' },
    ]);
    jest.useRealTimers();
    await expect(preview).toBeAccessible();
  });

  it('says why a draft that judges nobody has nothing to show', async () => {
    startPreview.mockResolvedValue(answer({ status: 'completed', result: { ...RESULT, accounts: 0 } }));
    const preview = drawPreview();
    await start(preview);
    expect(textOf(byId(preview, 'nobody'))).toContain('The draft judges no account');
    expect(preview.shadowRoot.querySelector('.shares')).toBeNull();
  });

  it('says that the draft has changed since', async () => {
    startPreview.mockResolvedValue(answer({ status: 'completed', result: RESULT }));
    const preview = drawPreview();
    await start(preview);
    expect(textOf(byId(preview, 'status'))).toBe('');
    preview.definitionJson = '{"key":"b"}';
    await settle();
    expect(textOf(byId(preview, 'status'))).toBe('The draft has changed since this preview.');
    expect(byId(preview, 'start').label).toBe('Preview again');
  });

  it.each([
    [
      'the service refuses',
      () => startPreview.mockRejectedValue({ body: { message: 'A preview is running.' } }),
      'A preview is running.',
    ],
    [
      'it fails',
      () =>
        startPreview.mockResolvedValue(
          answer({ status: 'failed', failure: { title: 'Failed', detail: 'The org is away.' } }),
        ),
      'The org is away.',
    ],
  ])('says why when %s, and can be started again', async (_, arrange, message) => {
    arrange();
    const preview = drawPreview();
    await start(preview);
    expect(preview.shadowRoot.querySelector('c-cs-error-panel').message).toBe(message);
    expect(byId(preview, 'start').disabled).toBe(false);
  });

  it('shows no details of an earlier failure', async () => {
    startPreview.mockRejectedValueOnce({ body: { message: 'A preview is running.' } });
    const preview = drawPreview();
    await start(preview);
    startPreview.mockResolvedValueOnce(
      answer({ status: 'failed', failure: { title: 'Failed', detail: 'The org is away.' } }),
    );
    await start(preview);
    const { message, errors } = preview.shadowRoot.querySelector('c-cs-error-panel');
    expect([message, errors]).toEqual(['The org is away.', null]);
  });

  it('asks no more when it is closed', async () => {
    startPreview.mockResolvedValue(answer());
    getPreview.mockResolvedValue(answer());
    const preview = drawPreview();
    await start(preview);
    clearPage();
    await poll();
    await poll();
    await poll();
    expect(getPreview.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it('cannot be started for a draft that is not sound', () => {
    const preview = drawPreview();
    preview.disabled = true;
    return settle().then(() => expect(byId(preview, 'start').disabled).toBe(true));
  });
});
