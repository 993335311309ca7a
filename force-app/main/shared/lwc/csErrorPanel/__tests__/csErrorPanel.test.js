import CsErrorPanel from 'c/csErrorPanel';
import { clearPage, draw, textOf } from 'test/page';

describe('c-cs-error-panel', () => {
  afterEach(clearPage);

  it('says what failed, with the technical messages folded away', async () => {
    const panel = draw('c-cs-error-panel', CsErrorPanel, { message: 'It failed.', errors: [{ message: 'Timeout' }] });
    expect(textOf(panel)).toBe('It failed. Technical details Timeout');
    expect(panel.shadowRoot.querySelector('details').open).toBe(false);
    expect(panel.shadowRoot.querySelector('[role="alert"]')).not.toBeNull();
    await expect(panel).toBeAccessible();
  });

  it('does not repeat the message as a detail', () => {
    const panel = draw('c-cs-error-panel', CsErrorPanel, { message: 'Timeout', errors: [{ message: 'Timeout' }] });
    expect(textOf(panel)).toBe('Timeout');
  });

  it('sends "retried" only where trying again makes sense', () => {
    const panel = draw('c-cs-error-panel', CsErrorPanel, { message: 'It failed.', retryable: true });
    const handleRetried = jest.fn();
    panel.addEventListener('retried', handleRetried);
    panel.shadowRoot.querySelector('lightning-button').click();
    expect(handleRetried).toHaveBeenCalledTimes(1);

    const final = draw('c-cs-error-panel', CsErrorPanel, { message: 'It failed.' });
    expect(final.shadowRoot.querySelector('lightning-button')).toBeNull();
  });
});
