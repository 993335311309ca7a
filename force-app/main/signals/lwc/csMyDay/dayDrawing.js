/** Which rows are drawn when, so that the page never makes its user wait. */

/** Rows made in one go: what a slow browser lays out without a pause that is felt. */
const ROWS_A_FRAME = 5;

/**
 * The rows that are there already and the next few of the others.
 * @template {{ id: string }} Row
 * @param {Row[][]} lists all that is to be drawn, in order
 * @param {Set<string>} drawn ids of the rows that are there
 * @returns {{ lists: Row[][], isAll: boolean }}
 */
export function nextRows(lists, drawn) {
  let room = ROWS_A_FRAME;
  const next = lists.map((rows) => rows.filter(({ id }) => drawn.has(id) || room-- > 0));
  return { lists: next, isAll: room >= 0 };
}

/**
 * Remembers rows: one that says what it said before is the same object as before, so that it is not drawn again.
 * @returns {<Record extends { id: string }, Known, Row>(record: Record, known: Known, toRow: (record: Record, known: Known) => Row) => Row}
 */
export function createRowKeeper() {
  /** @type {Map<string, { record: unknown, known: unknown, text: string, row: any }>} */
  const kept = new Map();
  return (record, known, toRow) => {
    const old = kept.get(record.id);
    if (old && old.record === record && old.known === known) return old.row;
    const made = toRow(record, known);
    const text = JSON.stringify(made);
    const row = old?.text === text ? old.row : made;
    kept.set(record.id, { record, known, text, row });
    return row;
  };
}

/** @param {() => void} act once the browser has shown what there is */
export function afterPaint(act) {
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- once, and does no harm to a component that is gone
  requestAnimationFrame(() => setTimeout(act));
}
