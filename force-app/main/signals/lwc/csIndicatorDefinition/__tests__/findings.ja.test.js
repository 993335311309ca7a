import { fromService, indicatorFindings, nameOf } from 'c/csIndicatorDefinition';
import { indicatorOf } from 'test/playbooks';

it('speaks Japanese to a Japanese user', () => {
  const finding = { field: 'when', stepKey: null, english: 'English', japanese: '日本語' };
  expect(fromService(finding, indicatorOf()).text).toBe('日本語');
  expect(indicatorFindings(indicatorOf({ playbookId: null }), [])[0].text).toContain('プレイブックを選んでください');
  expect(nameOf(indicatorOf())).toBe('未解決の問い合わせ');
});
