import { LightningElement, api } from 'lwc'
import { page } from 'platform/page'

/** Rows of a report under its columns: groups with their subtotals, records with links, the grand total. */
export default class Table extends LightningElement {
  /** Names the table to a screen reader. */
  @api label
  @api columns
  @api rows
  texts = page.reportTexts

  get heads() {
    return this.columns.map((column) => ({ ...column, className: column.isNumber ? 'number' : '' }))
  }

  get shown() {
    const isGrouped = this.rows.some(({ kind }) => kind === 'group')
    return this.rows.map((row) => {
      const [first, ...rest] = row.cells
      return {
        ...row,
        className: row.kind === 'group' ? `group group_${row.level}` : isGrouped && row.kind === 'detail' ? 'detail grouped' : row.kind,
        isDetail: row.kind === 'detail',
        title: row.label ?? this.texts.grandTotal,
        first: toShown(first),
        rest: rest.map(toShown),
      }
    })
  }
}

/** A column may stand for itself and for a sum and an average below each other. */
const toShown = ({ key, lines, url, isNumber }) => ({
  key,
  url,
  text: lines[0] ?? '',
  lines: lines.map((text, index) => ({ key: `line-${index}`, text })),
  className: isNumber ? 'number' : '',
})
