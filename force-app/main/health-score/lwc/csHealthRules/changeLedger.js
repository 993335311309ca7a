/** The causes of a change, each with its points. */
import { fromHundredths } from './integers';

/**
 * went, came: a measure's data · removed, added, definition: the newer scorecard's doing · lifecycle: other points for the same value,
 * as the account's stage or age is another · value · rollUp: a child account, or without a key the account's own weight among them ·
 * knockOut · override · unexplained: the snapshot does not hold what its score says.
 * @typedef {'went' | 'removed' | 'lifecycle' | 'definition' | 'added' | 'value' | 'came' | 'rollUp' | 'knockOut' | 'override' | 'unexplained'} CauseKind
 */

/** @typedef {{ kind: CauseKind, key: string | null, change: number }} Cause key of a measure or id of an account; change in points */

/** In the order of the steps. */
const KINDS = 'went removed lifecycle definition added value came rollUp knockOut override unexplained'.split(' ');

/** What each cause has brought so far. */
export class ChangeLedger {
  /** @type {Map<string, { kind: string, key: string, change: bigint }>} */
  entries = new Map();

  /**
   * @param {string} kind
   * @param {string} key
   * @param {bigint} change hundredths
   */
  add(kind, key, change) {
    const id = `${kind}:${key}`;
    this.entries.set(id, { kind, key, change: (this.entries.get(id)?.change ?? 0n) + change });
  }

  total() {
    return [...this.entries.values()].reduce((total, { change }) => total + change, 0n);
  }

  /** @returns {Cause[]} those that changed something */
  causes() {
    const changed = [...this.entries.values()].filter(({ change }) => change !== 0n);
    return changed
      .map(({ kind, key, change }) => ({
        kind: /** @type {CauseKind} */ (kind),
        key: key || null,
        change: fromHundredths(change),
      }))
      .sort(
        (left, right) =>
          KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind) ||
          Math.abs(right.change) - Math.abs(left.change) ||
          (String(left.key) < String(right.key) ? -1 : 1),
      );
  }
}
