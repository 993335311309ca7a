/** The renewal forecast in words, in the language of the user. Pure: figures in, sentences out. */
export { basisText, contributionTexts, intervalText, startText } from './basisText';
export { CATEGORIES, categoryClass, categoryLabel } from './category';
export {
  amountText,
  countText,
  daysText,
  exactAmountText,
  leadText,
  likelihoodText,
  moneyText,
  shortAmountText,
} from './figures';
