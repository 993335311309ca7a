import CsScorecardList from 'c/csScorecardList';
import { clearPage, draw, textOf } from 'test/page';
import { heard, TEXTS } from 'test/scorecards';

const NOW = Date.parse('2026-11-22T12:00:00Z');

const version = (different) => ({
  id: 'a02000000000001AAA',
  key: 'operation',
  version: 1,
  versionKey: 'operation-v1',
  name: 'Operation',
  japaneseName: null,
  status: 'Active',
  stage: 'Operation',
  segmentFilter: null,
  sortOrder: 10,
  activatedAt: '2026-11-20T03:00:00.000Z',
  activatedBy: 'Mei Suzuki',
  changedAt: '2026-11-20T03:00:00.000Z',
  ...different,
});

const VERSIONS = [
  version({
    id: 'draft',
    version: 2,
    status: 'Draft',
    activatedAt: null,
    activatedBy: null,
    changedAt: '2026-11-22T11:00:00.000Z',
  }),
  version(),
  version({
    id: 'old',
    key: 'banks',
    stage: null,
    segmentFilter: "Industry = 'Banking'",
    status: 'Retired',
    activatedBy: null,
    sortOrder: 20,
    name: 'Banks',
  }),
];

const drawList = (more = {}) =>
  draw('c-cs-scorecard-list', CsScorecardList, {
    versions: VERSIONS,
    texts: TEXTS.scorecard,
    accountsByStage: { Operation: 412 },
    ...more,
  });
const texts = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)].map(textOf);
const menuOf = (list, id) => list.shadowRoot.querySelector(`lightning-button-menu[data-id="${id}"]`);
const itemsOf = (list, id) => [...menuOf(list, id).querySelectorAll('lightning-menu-item')].map(({ value }) => value);

describe('c-cs-scorecard-list', () => {
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));

  afterEach(() => {
    clearPage();
    jest.restoreAllMocks();
  });

  it('shows each scorecard with its versions, whom it judges, and who put it in force and when', async () => {
    const list = drawList();
    expect(texts(list, '.name')).toEqual(['Operation', 'Banks']);
    expect(texts(list, '.whom')).toEqual([
      'Operation · 412 accounts',
      "Every stage without its own scorecard · Industry = 'Banking'",
    ]);
    expect(texts(list, '.open')).toEqual(['Version 2', 'Version 1', 'Version 1']);
    expect(texts(list, '.status')).toEqual(['Draft', 'Active', 'Retired']);
    expect(texts(list, '.when')).toEqual([
      'Changed 1 hour ago',
      'Activated on Nov 20, 2026, 12:00 PM by Mei Suzuki',
      'Activated on Nov 20, 2026, 12:00 PM',
    ]);
    expect(texts(list, '.inactive')).toEqual(['No version is active: it scores nothing.']);
    await expect(list).toBeAccessible();
  });

  it('offers for each version what may be done with it', () => {
    const list = drawList();
    expect(itemsOf(list, 'draft')).toEqual(['open', 'copy', 'delete']);
    expect(itemsOf(list, 'a02000000000001AAA')).toEqual(['open', 'copy', 'retire']);
    expect(itemsOf(list, 'old')).toEqual(['open', 'copy', 'rollBack']);
  });

  it('tells what was chosen', () => {
    const list = drawList();
    const chosen = heard(list, 'chosen');
    list.shadowRoot.querySelector('.open').click();
    menuOf(list, 'old').dispatchEvent(new CustomEvent('select', { detail: { value: 'rollBack' } }));
    expect(chosen).toEqual([
      { id: 'draft', action: 'open' },
      { id: 'old', action: 'rollBack' },
    ]);
  });

  it('lets a reader open versions and no more', () => {
    const list = drawList({ readOnly: true });
    expect(list.shadowRoot.querySelector('lightning-button-menu')).toBeNull();
    expect(texts(list, '.open')).toHaveLength(3);
  });
});
