import { checkBreakpoints } from './check-breakpoints.ts'
import { findingOf, type Finding } from './finding.ts'
import type { Measure, PointsVariant } from './scorecard.ts'

/** What is wrong with the points by stage and age; each must have accounts that no earlier one takes. @param stage of the scorecard; null = several */
export function checkVariants(measure: Measure, stage: string | null): Finding[] {
  return measure.variants.flatMap((variant, index) => {
    const finding = findingOf(measure.key)
    const place = `variants[${index}]`
    const points = checkBreakpoints(variant.points).map(([english, japanese]) =>
      finding(`${place}.points`, `Variant ${index + 1}: ${english}`, `バリエーション${index + 1}：${japanese}`),
    )
    const whyNever = whyNeverUsed(measure, index, stage)
    return whyNever === null ? points : [finding(place, whyNever.english, whyNever.japanese), ...points]
  })
}

/** English and Japanese; null = there may be accounts that it is for. */
function whyNeverUsed({ variants, minAccountAgeDays }: Measure, index: number, stage: string | null): Sentence | null {
  const variant = variants[index]
  if (variant === undefined) return null
  const told = tellIn(index)
  const { minAgeDays, maxAgeDays } = variant
  if (![minAgeDays, maxAgeDays].every((days) => days === null || (Number.isSafeInteger(days) && days >= 0))) {
    return told('its ages must be whole numbers of days, 0 or more.', '経過日数は0以上の整数で指定してください。')
  }
  if (minAgeDays !== null && maxAgeDays !== null && minAgeDays > maxAgeDays) {
    return told(
      `its age ends at ${maxAgeDays} days, before it begins at ${minAgeDays}.`,
      `経過日数の上限${maxAgeDays}日が下限${minAgeDays}日より小さくなっています。`,
    )
  }
  if (variant.stage === null && minAgeDays === null && maxAgeDays === null) {
    return told(
      'it names neither a stage nor an age. Points for every account belong to the measure itself.',
      'ステージも経過日数も指定されていません。すべての取引先の点数は指標自体に指定してください。',
    )
  }
  if (variant.stage !== null && stage !== null && !isSame(variant.stage, stage)) {
    return told(
      `it is for the stage ${variant.stage}, but the scorecard is for ${stage}.`,
      `ステージ「${variant.stage}」用ですが、スコアカードは「${stage}」用です。`,
    )
  }
  if (minAccountAgeDays !== null && maxAgeDays !== null && maxAgeDays < minAccountAgeDays) {
    return told(
      `up to ${maxAgeDays} days the measure is too early, it counts from ${minAccountAgeDays} days.`,
      `${maxAgeDays}日まではこの指標の対象外です。対象は${minAccountAgeDays}日以降です。`,
    )
  }
  if (!isTaken(variant, variants.slice(0, index), { stage, minAccountAgeDays })) return null
  return told('earlier variants take all of its accounts.', '対象の取引先はすべて前のバリエーションに該当します。')
}

interface Sentence {
  english: string
  japanese: string
}

const tellIn =
  (index: number) =>
  (english: string, japanese: string): Sentence => ({
    english: `Variant ${index + 1} is for no account: ${english}`,
    japanese: `バリエーション${index + 1}に該当する取引先がありません。${japanese}`,
  })

interface Reach {
  stage: string | null
  minAccountAgeDays: number | null
}

/** Whether earlier variants leave no age of the variant's stage to it. One without ages is also for accounts of unknown age. */
function isTaken(variant: PointsVariant, earlier: readonly PointsVariant[], { stage, minAccountAgeDays }: Reach): boolean {
  const own = variant.stage ?? stage
  const rivals = earlier.filter((rival) => rival.stage === null || (own !== null && isSame(rival.stage, own)))
  if (isAgeless(variant)) return rivals.some(isAgeless)
  let from = Math.max(variant.minAgeDays ?? -Infinity, minAccountAgeDays ?? -Infinity)
  const to = variant.maxAgeDays ?? Infinity
  for (const { minAgeDays, maxAgeDays } of rivals.toSorted(byMinAge)) {
    if ((minAgeDays ?? -Infinity) > from) return false
    from = Math.max(from, (maxAgeDays ?? Infinity) + 1)
    if (from > to || from === Infinity) return true
  }
  return false
}

const isAgeless = ({ minAgeDays, maxAgeDays }: PointsVariant): boolean => minAgeDays === null && maxAgeDays === null

const byMinAge = (a: PointsVariant, b: PointsVariant): number => (a.minAgeDays ?? -1) - (b.minAgeDays ?? -1)

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
