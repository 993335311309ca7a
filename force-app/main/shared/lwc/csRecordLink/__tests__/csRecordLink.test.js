import CsRecordLink from 'c/csRecordLink';
import { clearPage, draw, settle } from 'test/page';
import { navigations } from 'test/lightning/navigation';

async function drawLink() {
  const link = draw('c-cs-record-link', CsRecordLink, { recordId: '500A', objectApiName: 'Case', label: '00001026' });
  await settle();
  return link.shadowRoot.querySelector('a');
}

describe('c-cs-record-link', () => {
  afterEach(() => {
    clearPage();
    navigations.length = 0;
  });

  it('is a real link that stays in the page at a plain click', async () => {
    const link = await drawLink();
    expect([link.textContent, link.getAttribute('href')]).toEqual(['00001026', '/lightning/r/Case/500A/view']);
    const click = new MouseEvent('click', { cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).toBe(true);
    expect(navigations).toEqual([
      { type: 'standard__recordPage', attributes: { recordId: '500A', objectApiName: 'Case', actionName: 'view' } },
    ]);
  });

  it('leaves a click for a new tab to the browser', async () => {
    const link = await drawLink();
    const click = new MouseEvent('click', { cancelable: true, ctrlKey: true });
    link.dispatchEvent(click);
    expect([click.defaultPrevented, navigations]).toEqual([false, []]);
  });
});
