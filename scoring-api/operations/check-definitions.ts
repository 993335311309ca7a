import type { Said } from '../salesforce/need.ts'
import { checkOf, listed, playbooksTab, scorecardsTab, type Check, type Place } from './check.ts'
import type { DefinitionFacts } from './definition-facts.ts'

/** One check for each kind of definition that this org has switched on. */
export function checkDefinitions(definitions: readonly DefinitionFacts[]): Check[] {
  const of = (kind: DefinitionFacts['kind']): DefinitionFacts[] => definitions.filter((definition) => definition.kind === kind)
  const scorecards = of('scorecard')
  const none = checkOf('definitions', 'scorecards').failed(
    { english: 'No scorecard is active: no account is scored.', japanese: '有効なスコアカードがないため、取引先は採点されません。' },
    {
      english: 'Activate one in the Scorecard Builder, or load the default ones with npm run load-scorecards.',
      japanese: 'スコアカードビルダーで有効にするか、npm run load-scorecardsで標準のものを読み込んでください。',
      place: scorecardsTab,
    },
  )
  return [
    scorecards.length === 0
      ? none
      : checkKind('scorecards', scorecards, { english: 'scorecards', japanese: 'スコアカード' }, scorecardsTab),
    checkKind('indicators', of('indicator'), { english: 'indicators', japanese: 'インジケーター' }, playbooksTab),
    checkKind('rhythms', of('rhythm'), { english: 'rhythms', japanese: 'リズム' }, playbooksTab),
  ]
}

const mostShown = 5

function checkKind(what: string, definitions: readonly DefinitionFacts[], name: Said, place: Place): Check {
  const check = checkOf('definitions', what)
  const broken = definitions.filter(({ misfits }) => misfits.length > 0)
  if (broken.length === 0) {
    return check.passed({
      english: `All ${definitions.length} active ${name.english} can be used.`,
      japanese: `有効な${name.japanese}${definitions.length}件はすべて使用できます。`,
    })
  }
  const english = listed(broken.map(({ key, misfits }) => `${key} (${misfits.map((misfit) => misfit.english).join(' ')})`), mostShown) // prettier-ignore
  const japanese = listed(broken.map(({ key, misfits }) => `${key}（${misfits.map((misfit) => misfit.japanese).join('')}）`), mostShown) // prettier-ignore
  return check.failed(
    {
      english: `${broken.length} of ${definitions.length} active ${name.english} are not used: ${english.english}`,
      japanese: `有効な${name.japanese}${definitions.length}件のうち${broken.length}件は使用されません：${japanese.japanese}`,
    },
    {
      english: 'Correct them in the builder, or grant the integration user what they name.',
      japanese: 'ビルダーで修正するか、連携ユーザーに必要な権限を付与してください。',
      place,
    },
  )
}
