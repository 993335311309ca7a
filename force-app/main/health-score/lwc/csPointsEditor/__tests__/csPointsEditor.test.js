import CsPointsEditor from 'c/csPointsEditor';
import { byId, clearPage, draw, settle, textOf } from 'test/page';
import { enter, heard } from 'test/scorecards';

const inputsOf = (editor, part) => [...editor.shadowRoot.querySelectorAll(`lightning-input[data-part="${part}"]`)];
const circlesOf = (editor) => editor.shadowRoot.querySelectorAll('circle').length;

describe('c-cs-points-editor', () => {
  afterEach(clearPage);

  it('shows the pairs as a table and as a curve with its words', async () => {
    const editor = draw('c-cs-points-editor', CsPointsEditor, { points: '0=0; 30=60', valueLabel: 'Days' });
    expect(inputsOf(editor, 'value').map(({ value, label }) => [value, label])).toEqual([
      ['0', 'Value in row 1'],
      ['30', 'Value in row 2'],
    ]);
    expect(circlesOf(editor)).toBe(2);
    expect(textOf(editor.shadowRoot.querySelector('desc'))).toBe('0 gives 0, 30 gives 60');
    await expect(editor).toBeAccessible();
  });

  it('tells the text after each change, and draws the curve anew', async () => {
    const editor = draw('c-cs-points-editor', CsPointsEditor, { points: '0=0; 30=60' });
    const changes = heard(editor, 'pointschanged');
    enter(inputsOf(editor, 'points')[1], '80');
    byId(editor, 'add').click();
    await settle();
    enter(inputsOf(editor, 'value')[2], '60');
    enter(inputsOf(editor, 'points')[2], '100');
    await settle();
    editor.shadowRoot.querySelector('[data-part="remove"]').click();
    await settle();
    expect(changes.map(({ points }) => points)).toEqual([
      '0=0; 30=80',
      '0=0; 30=80; =',
      '0=0; 30=80; 60=',
      '0=0; 30=80; 60=100',
      '30=80; 60=100',
    ]);
    expect(circlesOf(editor)).toBe(2);
  });

  it('keeps the rows when its own text comes back', async () => {
    const editor = draw('c-cs-points-editor', CsPointsEditor, { points: '0=0; 30=60' });
    const [before] = inputsOf(editor, 'value');
    enter(before, '-1');
    editor.points = '-1=0; 30=60';
    await settle();
    expect(inputsOf(editor, 'value')[0]).toBe(before);
  });

  it('shows its findings, and the part of the curve that is sound', async () => {
    const editor = draw('c-cs-points-editor', CsPointsEditor, {
      points: '0=0; 5=50; 4=9',
      findings: ['Row 3: values must ascend.'],
    });
    expect(textOf(byId(editor, 'findings'))).toBe('Row 3: values must ascend.');
    expect(circlesOf(editor)).toBe(2);
  });

  it('offers nothing to type in to a reader', async () => {
    const editor = draw('c-cs-points-editor', CsPointsEditor, { points: '0=0; 1234.5=60', readOnly: true });
    expect(editor.shadowRoot.querySelectorAll('lightning-input, lightning-button')).toHaveLength(0);
    expect([...editor.shadowRoot.querySelectorAll('td')].map(textOf)).toEqual(['0', '0', '1,234.5', '60']);
  });
});
