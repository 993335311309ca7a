import CsStepForm from 'c/csStepForm';
import { clearPage, draw } from 'test/page';
import { stepOf, TEXTS } from 'test/playbooks';
import { enter, fieldOf, heard } from 'test/scorecards';

const form = (step, properties = {}) =>
  draw('c-cs-step-form', CsStepForm, { step, texts: TEXTS.step, otherSteps: [stepOf('call')], ...properties });

describe('c-cs-step-form', () => {
  afterEach(clearPage);

  it('sends each change as the whole step', async () => {
    const element = form(stepOf('report'));
    const changed = heard(element, 'stepchanged');
    enter(fieldOf(element, 'dueBusinessDays'), '7');
    enter(fieldOf(element, 'escalateAfterBusinessDays'), '');
    enter(fieldOf(element, 'party'), 'Customer');
    enter(fieldOf(element, 'after'), 'call');
    enter(fieldOf(element, 'description'), '');
    expect(changed.map(({ step }) => step)).toEqual([
      stepOf('report', { dueBusinessDays: 7 }),
      stepOf('report'),
      stepOf('report', { party: 'customer' }),
      stepOf('report', { after: 'call' }),
      stepOf('report'),
    ]);
    await expect(element).toBeAccessible();
  });

  it('offers the other steps to wait for', () => {
    expect(fieldOf(form(stepOf('report')), 'after').options).toEqual([
      { value: '', label: 'Nothing: at once' },
      { value: 'call', label: 'Do call' },
    ]);
  });

  it.each([
    ['of a new step follows its subject', { recordId: null, key: '', subject: '' }, 'send-offer'],
    ['that somebody wrote stays', { recordId: null, key: 'mine', subject: 'Other' }, 'mine'],
    ['of a saved step stays', { key: 'other', subject: 'Other' }, 'other'],
  ])('the key %s', (_, different, key) => {
    const element = form(stepOf('report', different));
    const changed = heard(element, 'stepchanged');
    enter(fieldOf(element, 'subject'), 'Send offer');
    expect(changed[0].step).toMatchObject({ subject: 'Send offer', key });
  });

  it('puts the cursor into a field', () => {
    const element = form(stepOf('report'));
    const focus = jest.spyOn(fieldOf(element, 'party'), 'focus');
    element.focusField('party');
    expect(focus).toHaveBeenCalledTimes(1);
  });
});
