/** The sentence for a gap. */
import lang from '@salesforce/i18n/lang';
import { fillLabel, formatDaysAgo, formatNumber, language } from 'c/csFormat';
import { label } from './labels';

/** @typedef {import('c/csPlanRules').Gap} Gap */

/**
 * "No decision maker met for 94 days."
 * @param {Gap} gap
 * @param {Record<string, string>} roles words by API value
 */
export function gapText({ kind, role, name, days }, roles) {
  const roleWord = inSentence(roles[role] ?? role);
  const person = name ?? label.CONTACT_DELETED;
  switch (kind) {
    case 'missing':
      return fillLabel(label.GAP_MISSING, roleWord);
    case 'neverMet':
      return fillLabel(label.GAP_NEVER_MET, roleWord);
    case 'notMet':
      return fillLabel(
        label.GAP_NOT_MET,
        roleWord,
        formatNumber(days, { style: 'unit', unit: 'day', unitDisplay: 'long' }),
      );
    case 'critic':
      return fillLabel(label.GAP_CRITIC, person, roleWord);
    default:
      return days === null
        ? fillLabel(label.GAP_LEFT_UNDATED, person, roleWord)
        : fillLabel(label.GAP_LEFT, person, roleWord, formatDaysAgo(days));
  }
}

/** Inside an English sentence a label has no capitals. @param {string} word */
function inSentence(word) {
  return language === 'en' ? word.toLocaleLowerCase(lang) : word;
}
