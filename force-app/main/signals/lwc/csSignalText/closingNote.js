/** What the service notes in the org's language when it ends a signal, in the user's. */
import { label } from './labels';

/** How the note begins when the condition is gone: the values follow, which the page shows as proof. */
const GONE = ['The condition is gone', '条件が解消しました'];

/** @type {{ notes: string[], text: string }[]} */
const ENDINGS = [
  {
    notes: ['The indicator no longer applies to this account.', 'この取引先は指標の対象外になりました。'],
    text: label.ENDED_NOT_APPLYING,
  },
  { notes: ['The indicator is no longer in use.', '指標が使われなくなりました。'], text: label.ENDED_RETIRED },
  {
    notes: [
      'After a merge of accounts another signal of the same indicator goes on.',
      '取引先の統合により、同じ指標の別のシグナルに引き継がれました。',
    ],
    text: label.ENDED_MERGED,
  },
];

/**
 * @param {string | null} note as it is stored
 * @param {boolean} isProven whether the values of then and now are shown beside it
 * @returns {string | null} null = it says nothing that is not shown
 */
export function noteText(note, isProven) {
  if (note !== null && isProven && GONE.some((beginning) => note.startsWith(beginning))) return null;
  return ENDINGS.find(({ notes }) => note !== null && notes.includes(note))?.text ?? note;
}
