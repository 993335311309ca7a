import CsIndicatorList from 'c/csIndicatorList';
import { clearPage, draw, textOf } from 'test/page';
import { indicatorOf, playbookOf } from 'test/playbooks';

afterEach(clearPage);

it('names indicators and playbooks in Japanese', () => {
  const element = draw('c-cs-indicator-list', CsIndicatorList, {
    indicators: [indicatorOf({ stages: [] })],
    playbooks: [playbookOf()],
  });
  const row = textOf(element.shadowRoot.querySelector('tbody tr'));
  expect(row).toContain('未解決の問い合わせ');
  expect(row).toContain('すべてのステージ');
  expect(row).toContain('サポートの立て直し');
});
