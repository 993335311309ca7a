import CsScorecardFindingList from 'c/csScorecardFindingList';
import { byId, clearPage, draw, textOf } from 'test/page';
import { draftMeasure, heard, TEXTS } from 'test/scorecards';

const FINDINGS = [
  { localId: null, field: 'watchFrom', text: 'Fill this in.', isShort: true },
  { localId: 'local-cases', field: 'weight', text: 'Fill this in.', isShort: true },
  { localId: 'local-cases', field: 'aggregate.filter', text: 'No field Closd.' },
];

describe('c-cs-scorecard-finding-list', () => {
  afterEach(clearPage);

  it('names measure and field of each finding and leads to it', async () => {
    const measures = [draftMeasure('cases')];
    const list = draw('c-cs-scorecard-finding-list', CsScorecardFindingList, {
      findings: FINDINGS,
      measures,
      texts: TEXTS,
    });
    const chosen = heard(list, 'findingchosen');
    const shown = list.shadowRoot.querySelector('c-cs-finding-list');
    const buttons = [...shown.shadowRoot.querySelectorAll('button')];
    expect(textOf(byId(shown, 'heading'))).toBe('To be put right: 3');
    expect(buttons.map(textOf)).toEqual([
      'Watch From: Fill this in.',
      'Measure cases: Weight: Fill this in.',
      'Measure cases: No field Closd.',
    ]);
    buttons[2].click();
    expect(chosen).toEqual([{ finding: FINDINGS[2] }]);
    await expect(list).toBeAccessible();
  });

  it('says nothing when there is nothing', () => {
    expect(textOf(draw('c-cs-scorecard-finding-list', CsScorecardFindingList))).toBe('');
  });
});
