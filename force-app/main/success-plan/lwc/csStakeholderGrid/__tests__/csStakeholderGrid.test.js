import { toStakeholders } from 'c/csPlanRecords';
import CsStakeholderGrid from 'c/csStakeholderGrid';
import { clearPage, draw, settle, textOf } from 'test/page';
import * as org from 'test/plans';

const words = {
  role: { Sponsor: 'Sponsor' },
  influence: { High: 'High', Medium: 'Medium', Low: 'Low' },
  stance: { Supporter: 'Supporter', Critic: 'Critic' },
};

async function drawGrid(...rows) {
  const stakeholders = toStakeholders(org.stakeholdersData(...rows));
  const grid = draw('c-cs-stakeholder-grid', CsStakeholderGrid, { stakeholders, today: '2026-11-22', words });
  await settle();
  return grid;
}

const cellOf = (grid, influence, fresh) =>
  grid.shadowRoot.querySelector(`[data-influence="${influence}"] [data-fresh="${fresh}"]`);

describe('c-cs-stakeholder-grid', () => {
  afterEach(clearPage);

  it('is a table of influence by last contact with the words of the org', async () => {
    const grid = await drawGrid(org.stakeholder());
    const texts = (selector) => [...grid.shadowRoot.querySelectorAll(selector)].map(textOf);
    expect(texts('thead th')).toEqual(['Last 30 days', '31–90 days ago', 'Over 90 days ago', 'Never']);
    expect(texts('tbody th')).toEqual(['High', 'Medium', 'Low']);
    await expect(grid).toBeAccessible();
  });

  it('puts a person where they are, with how they see us in words as well as a sign', async () => {
    const grid = await drawGrid(
      org.stakeholder({ Influence__c: 'Low', Stance__c: 'Critic', LastContactOn__c: '2026-11-20' }),
    );
    const cell = cellOf(grid, 'Low', 'recent');
    const icon = cell.querySelector('lightning-icon');
    expect(textOf(cell)).toBe('Laura Bennett Sponsor');
    expect([icon.iconName, icon.alternativeText]).toEqual(['utility:dislike', 'Critic']);
  });

  it.each([
    ['High', '2026-10-22', 'fading', 'cell'],
    ['High', '2026-08-20', 'old', 'cell cell_gap'],
    ['High', null, 'never', 'cell cell_gap'],
    ['Medium', '2026-08-20', 'old', 'cell'],
  ])('marks only who counts and is far: %s, met %s', async (Influence__c, LastContactOn__c, fresh, className) => {
    const grid = await drawGrid(org.stakeholder({ Influence__c, LastContactOn__c }));
    expect(cellOf(grid, Influence__c, fresh).className).toBe(className);
    expect(grid.shadowRoot.querySelectorAll('.cell_gap')).toHaveLength(className === 'cell' ? 0 : 1);
  });

  it('has a row for those whose influence nobody knows, and no sign where no stance is known', async () => {
    const grid = await drawGrid(org.stakeholder({ Influence__c: null, Stance__c: null, LastContactOn__c: null }));
    const row = grid.shadowRoot.querySelector('[data-influence="unknown"]');
    expect(textOf(row)).toBe('Not known Laura Bennett Sponsor');
    expect(row.querySelector('lightning-icon')).toBeNull();
  });

  it('says that a contact was deleted', async () => {
    const grid = await drawGrid(org.stakeholder({ Contact__c: null, Contact: { Name: null } }));
    expect(textOf(cellOf(grid, 'High', 'old'))).toBe('Contact deleted Sponsor');
  });
});
