import CsPlaybookTimeline from 'c/csPlaybookTimeline';
import { clearPage, draw, textOf } from 'test/page';
import { playbookOf, TEXTS } from 'test/playbooks';

afterEach(clearPage);

it('says from which business day to which each step lasts, and draws it', async () => {
  const element = draw('c-cs-playbook-timeline', CsPlaybookTimeline, { steps: playbookOf().steps, texts: TEXTS.step });
  const items = [...element.shadowRoot.querySelectorAll('li')];
  expect(items.map(textOf)).toEqual(['Do call Day 0 to 1 Joint', 'Do report Day 1 to 4 Own']);
  // of four days: the second begins after a quarter and takes three
  expect(items[1].querySelector('.bar').style.cssText).toBe('margin-inline-start: 25%; inline-size: 75%;');
  await expect(element).toBeAccessible();
});
