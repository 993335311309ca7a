import { LightningElement, api } from 'lwc'

/** A matrix: groups of rows by groups of columns, with totals at the edges. */
export default class CrossTable extends LightningElement {
  /** Names the table to a screen reader. */
  @api label
  /** What the rows and columns are: `Band by Renewal Date`. */
  @api corner
  /** Of `crossTable`. */
  @api table

  get heads() {
    return this.table.columns.map((label, index) => ({ key: `column-${index}`, label }))
  }

  get rows() {
    return this.table.rows.map(({ key, label, cells }) => ({
      key,
      label,
      className: key === 'T' ? 'total' : '',
      cells: cells.map((cell) => ({
        key: cell.key,
        className: cell.key === 'T' ? 'number total' : 'number',
        lines: cell.lines.map((text, index) => ({ key: `line-${index}`, text })),
      })),
    }))
  }
}
