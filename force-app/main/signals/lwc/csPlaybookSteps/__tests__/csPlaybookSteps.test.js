import CsPlaybookSteps from 'c/csPlaybookSteps';
import LightningConfirm from 'lightning/confirm';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { playbookOf, TEXTS } from 'test/playbooks';
import { heard } from 'test/scorecards';

const steps = (properties = {}) =>
  draw('c-cs-playbook-steps', CsPlaybookSteps, { steps: playbookOf().steps, texts: TEXTS.step, ...properties });
const button = (element, id, part) => element.shadowRoot.querySelector(`[data-id="${id}"][data-part="${part}"]`);

describe('c-cs-playbook-steps', () => {
  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
  });

  it('shows the steps in their order, with what they wait for', async () => {
    const element = steps();
    const rows = [...element.shadowRoot.querySelectorAll('tbody tr')];
    expect(rows.map((row) => [...row.children].slice(0, 4).map(textOf))).toEqual([
      ['1', 'Do call', 'Joint', '1'],
      ['2', 'Do report After “Do call” · To the manager after 2 business days overdue', 'Own', '3'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('unfolds a step, and folds the one that is open', () => {
    const element = steps({ openId: 'a12-report' });
    const opened = heard(element, 'stepopened');
    const [call, report] = element.shadowRoot.querySelectorAll('.open');
    expect([call.ariaExpanded, report.ariaExpanded]).toEqual(['false', 'true']);
    expect(element.shadowRoot.querySelector('c-cs-step-form').otherSteps.map(({ key }) => key)).toEqual(['call']);
    call.click();
    report.click();
    expect(opened).toEqual([{ localId: 'a12-call' }, { localId: null }]);
  });

  it('moves a step, says where it is now, and keeps the cursor at it', async () => {
    const element = steps();
    const moved = heard(element, 'stepmoved');
    expect([button(element, 'a12-call', 'up').disabled, button(element, 'a12-report', 'down').disabled]).toEqual([
      true,
      true,
    ]);
    const [call, report] = element.steps;
    button(element, 'a12-report', 'up').click();
    element.steps = [report, call];
    const focus = jest.spyOn(button(element, 'a12-report', 'down'), 'focus');
    await settle();
    expect(moved).toEqual([{ localId: 'a12-report', direction: -1 }]);
    expect(byId(element, 'announcement').textContent).toBe('Do report is now step 1 of 2');
    expect(focus).toHaveBeenCalledTimes(1);
  });

  it('removes a step only after asking', async () => {
    const confirm = jest.spyOn(LightningConfirm, 'open').mockResolvedValue(false);
    const element = steps();
    const removed = heard(element, 'stepremoved');
    button(element, 'a12-call', 'remove').click();
    await settle();
    expect([confirm.mock.calls[0][0].label, removed]).toEqual(['Remove “Do call”?', []]);
    confirm.mockResolvedValue(true);
    button(element, 'a12-call', 'remove').click();
    await settle();
    expect(removed).toEqual([{ localId: 'a12-call' }]);
  });

  it('counts what is to be put right, and adds a step', () => {
    const finding = { localId: 'a12-call', field: 'subject', text: 'Fill this in.', isShort: true };
    const element = steps({ findings: [finding] });
    const added = heard(element, 'stepadded');
    expect(textOf(element.shadowRoot.querySelector('.finding'))).toBe('1 to put right');
    byId(element, 'add').click();
    expect(added.length).toBe(1);
  });

  it('offers a reader nothing to change', () => {
    const element = steps({ readOnly: true });
    expect([byId(element, 'add'), button(element, 'a12-call', 'remove')]).toEqual([null, null]);
  });
});
