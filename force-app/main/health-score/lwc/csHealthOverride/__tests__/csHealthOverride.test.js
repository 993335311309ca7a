import CsHealthOverride from 'c/csHealthOverride';
import LightningConfirm from 'lightning/confirm';
import { updateRecord } from 'lightning/uiRecordApi';
import { emitObjectInfo, emitReasons } from 'test/health-wires';
import { byId, clearPage, draw, settle } from 'test/page';

const NOW = Date.parse('2026-11-22T03:00:00Z');

async function drawOverride(info = {}) {
  const element = draw('c-cs-health-override', CsHealthOverride, { accountId: '001A', overrides: [] });
  element.saved = jest.fn();
  element.addEventListener('saved', ({ detail }) => element.saved(detail));
  emitObjectInfo('CsHealthOverride__c', info);
  await settle();
  emitReasons();
  await settle();
  return element;
}

function find(element, tag) {
  return element.shadowRoot.querySelector(tag);
}

async function end(element) {
  find(element, 'c-cs-override-history').dispatchEvent(new CustomEvent('ended', { detail: { id: 'a03A' } }));
  await settle();
}

describe('c-cs-health-override', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
    LightningConfirm.open = jest.fn().mockResolvedValue(true);
  });

  afterEach(() => {
    clearPage();
    jest.clearAllMocks();
  });

  it('offers the form to those who may create, with the reasons of the org', async () => {
    const element = await drawOverride();
    expect(find(element, 'c-cs-override-form').reasons.map(({ value }) => value)).toEqual(['Sentiment', 'Commercial']);
    clearPage();
    expect(find(await drawOverride({ createable: false }), 'c-cs-override-form')).toBeNull();
  });

  it('lets those end one who may update', async () => {
    expect(find(await drawOverride(), 'c-cs-override-history').canEnd).toBe(true);
    clearPage();
    expect(find(await drawOverride({ updateable: false }), 'c-cs-override-history').canEnd).toBe(false);
  });

  it('ends one as withdrawn, now, once the user is sure', async () => {
    const element = await drawOverride();
    await end(element);
    expect(updateRecord).toHaveBeenCalledWith({
      fields: { Id: 'a03A', EndedAt__c: '2026-11-22T03:00:00.000Z', EndReason__c: 'Withdrawn' },
    });
    expect(element.saved).toHaveBeenCalledWith({ message: 'Override ended' });
  });

  it('ends nothing while the user is not sure', async () => {
    LightningConfirm.open.mockResolvedValue(false);
    const element = await drawOverride();
    await end(element);
    expect(updateRecord).not.toHaveBeenCalled();
    expect(element.saved).not.toHaveBeenCalled();
  });

  it('says why one could not be ended', async () => {
    updateRecord.mockRejectedValueOnce({ body: { message: 'Locked by approval.' } });
    const element = await drawOverride();
    await end(element);
    expect([byId(element, 'refusal').message, byId(element, 'refusal').errors]).toEqual([
      'The override was not ended.',
      ['Locked by approval.'],
    ]);
  });
});
