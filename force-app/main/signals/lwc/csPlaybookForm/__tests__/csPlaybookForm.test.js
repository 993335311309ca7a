import CsPlaybookForm from 'c/csPlaybookForm';
import { clearPage, draw, settle } from 'test/page';
import { playbookOf, TEXTS } from 'test/playbooks';
import { enter, fieldOf, heard } from 'test/scorecards';

const form = (draft = playbookOf(), properties = {}) =>
  draw('c-cs-playbook-form', CsPlaybookForm, { draft, texts: TEXTS, ...properties });
const steps = (element) => element.shadowRoot.querySelector('c-cs-playbook-steps');
const tell = (element, name, detail) => steps(element).dispatchEvent(new CustomEvent(name, { detail }));

describe('c-cs-playbook-form', () => {
  afterEach(clearPage);

  it('sends each change as the whole draft', async () => {
    const element = form();
    const changed = heard(element, 'draftchanged');
    enter(fieldOf(element, 'whenResolved'), 'KeepTasks');
    enter(fieldOf(element, 'ownerPath'), 'Team:CSM');
    fieldOf(element, 'followOwner').dispatchEvent(new CustomEvent('change', { detail: { checked: false } }));
    fieldOf(element, 'fallbackOwnerId').dispatchEvent(new CustomEvent('change', { detail: { recordId: '005A' } }));
    expect(changed.map(({ draft }) => draft)).toEqual([
      playbookOf({ whenResolved: 'keepTasks' }),
      playbookOf({ ownerPath: 'Team:CSM' }),
      playbookOf({ followOwner: false }),
      playbookOf({ fallbackOwnerId: '005A' }),
    ]);
    await expect(element).toBeAccessible();
  });

  it('adds a step at the end and unfolds it, moves and removes one', async () => {
    const element = form();
    const changed = heard(element, 'draftchanged');
    tell(element, 'stepadded', {});
    tell(element, 'stepmoved', { localId: 'a12-call', direction: 1 });
    tell(element, 'stepremoved', { localId: 'a12-call' });
    await settle();
    expect(changed.map(({ draft }) => draft.steps.map(({ key, sortOrder }) => [key, sortOrder]))).toEqual([
      [
        ['call', 10],
        ['report', 20],
        ['', 30],
      ],
      [
        ['report', 10],
        ['call', 20],
      ],
      [['report', 20]],
    ]);
    expect(steps(element).openId).toBe('new-1');
  });

  it('leads to a field, and to the field of a step that it unfolds', async () => {
    const finding = { localId: 'a12-report', field: 'subject', text: 'Fill this in.', isShort: true };
    const element = form(playbookOf(), { findings: [finding] });
    const focus = jest.spyOn(fieldOf(element, 'ownerPath'), 'focus');
    element.focusFinding({ localId: null, field: 'ownerPath' });
    expect(focus).toHaveBeenCalledTimes(1);
    const stepFocus = jest.spyOn(steps(element), 'focusField');
    element.focusFinding(finding);
    await settle();
    expect([steps(element).openId, stepFocus.mock.calls]).toEqual(['a12-report', [['subject']]]);
    element.focusFinding(finding);
    expect(stepFocus).toHaveBeenCalledTimes(2);
    expect(steps(element).findings).toEqual([finding]);
  });

  it('draws no timeline without a step', () => {
    expect(form(playbookOf({ steps: [] })).shadowRoot.querySelector('c-cs-playbook-timeline')).toBeNull();
  });
});
