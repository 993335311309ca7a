import { LightningElement, api } from 'lwc'

/** Records in rows, each with a link to its page. */
export default class RecordTable extends LightningElement {
  /** Names the table to a screen reader. */
  @api label
  @api nameLabel
  @api columns
  /** `{ id, url, name, cells }`; a cell has what `shell-field-value` shows and a `key`. */
  @api rows
}
