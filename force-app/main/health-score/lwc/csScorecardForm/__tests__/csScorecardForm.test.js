import CsScorecardForm from 'c/csScorecardForm';
import { clearPage, draw, settle } from 'test/page';
import { draftOf, enter, fieldOf, heard, TEXTS } from 'test/scorecards';

const drawForm = (different = {}, more = {}) =>
  draw('c-cs-scorecard-form', CsScorecardForm, { draft: draftOf(different), texts: TEXTS.scorecard, ...more });

describe('c-cs-scorecard-form', () => {
  afterEach(clearPage);

  it('shows the definition with the labels and help of the org', async () => {
    const form = drawForm();
    expect(fieldOf(form, 'watchFrom')).toMatchObject({
      label: 'Watch From',
      fieldLevelHelp: 'Lowest score of Watch.',
      value: 45,
    });
    expect(fieldOf(form, 'rollUp').value).toBe('Independent');
    expect(form.shadowRoot.querySelector('c-cs-band-bar')).toMatchObject({ watchFrom: 45, healthyFrom: 70, margin: 2 });
    await expect(form).toBeAccessible();
  });

  it('tells each change as the definition says it', () => {
    const form = drawForm();
    const changes = heard(form, 'draftchanged');
    enter(fieldOf(form, 'healthyFrom'), '72.5');
    enter(fieldOf(form, 'watchFrom'), '');
    enter(fieldOf(form, 'stage'), '');
    enter(fieldOf(form, 'rollUp'), 'WorstOf');
    expect(changes).toEqual([
      { changed: { healthyFrom: 72.5 } },
      { changed: { watchFrom: null } },
      { changed: { stage: null } },
      { changed: { rollUp: 'worstOf' } },
    ]);
  });

  it('lets the key follow the name of a new scorecard, and fixes it afterwards', () => {
    const form = drawForm({ key: '', name: '' });
    const changes = heard(form, 'draftchanged');
    enter(fieldOf(form, 'name'), 'Big Ones');
    form.keyFixed = true;
    enter(fieldOf(form, 'name'), 'Others');
    expect(changes).toEqual([{ changed: { name: 'Big Ones', key: 'big-ones' } }, { changed: { name: 'Others' } }]);
  });

  it('shows at an input what is found later, while nothing else changes', async () => {
    const form = drawForm();
    const said = jest.spyOn(fieldOf(form, 'watchFrom'), 'setCustomValidity');
    form.findings = [{ localId: null, field: 'watchFrom', text: 'Too high.' }];
    expect(said).toHaveBeenCalledWith('Too high.');
  });

  it('is read-only to a reader, the key alone when it is fixed', async () => {
    const form = drawForm({}, { keyFixed: true });
    expect([fieldOf(form, 'key').readOnly, fieldOf(form, 'name').readOnly]).toEqual([true, false]);
    form.readOnly = true;
    await settle();
    expect(fieldOf(form, 'name').readOnly).toBe(true);
  });
});
