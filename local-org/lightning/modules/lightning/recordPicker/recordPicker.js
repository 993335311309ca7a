import { LightningElement, api } from 'lwc'
import { apiPath, request } from 'platform/http'
import { page } from 'platform/page'

const searchDelayMs = 200
const resultCount = 10

/** The platform's own words, which come with the component and not from force-app. */
const words =
  page.language === 'ja'
    ? {
        search: '検索...',
        remove: '選択を解除',
        none: '該当するものがありません',
        missing: 'この項目を入力してください。',
        required: '必須',
      }
    : { search: 'Search...', remove: 'Clear selection', none: 'No results found', missing: 'Complete this field.', required: 'required' }

/**
 * Finds a record by its name: `lightning-record-picker`. Searches the name field with `filter`; `displayInfo` and `matchingInfo` are taken
 * and not followed. Sends `change` with `{ recordId }`.
 * Source: Component Reference, lightning-record-picker
 */
export default class RecordPicker extends LightningElement {
  texts = words

  @api label
  @api objectApiName
  @api filter
  @api displayInfo
  @api matchingInfo
  @api placeholder = words.search
  @api messageWhenBadInput = words.missing
  @api fieldLevelHelp
  @api variant = 'standard'
  @api required = false
  @api disabled = false

  recordId = null
  name = ''
  text = ''
  results = []
  current = -1
  isAnswered = false
  customMessage = ''
  message = ''

  @api
  get value() {
    return this.recordId
  }
  set value(recordId) {
    this.recordId = recordId ?? null
    this.name = ''
    if (this.isConnected) this.readName()
  }

  connectedCallback() {
    this.readName()
  }

  get isChosen() {
    return Boolean(this.recordId)
  }

  get shownText() {
    return this.isChosen ? this.name : this.text
  }

  get isOpen() {
    return String(this.results.length > 0 || this.hasNoResult)
  }

  get hasNoResult() {
    return this.isAnswered && this.results.length === 0
  }

  get resultsClass() {
    return this.isOpen === 'true' ? 'results' : 'slds-hide'
  }

  get formClass() {
    return this.message ? 'slds-form-element slds-has-error' : 'slds-form-element'
  }

  get isInvalid() {
    return String(this.message !== '')
  }

  get options() {
    return this.results.map((result, index) => ({
      ...result,
      isCurrent: String(index === this.current),
      className: index === this.current ? 'result result_current' : 'result',
    }))
  }

  @api
  focus() {
    this.template.querySelector('input')?.focus()
  }

  @api
  blur() {
    this.template.querySelector('input')?.blur()
  }

  @api
  clearSelection() {
    this.choose(null, '')
  }

  @api
  checkValidity() {
    return this.problem === ''
  }

  @api
  reportValidity() {
    this.message = this.problem
    return this.message === ''
  }

  @api
  setCustomValidity(message) {
    this.customMessage = message ?? ''
  }

  get problem() {
    return this.customMessage || (this.required && !this.recordId ? this.messageWhenBadInput : '')
  }

  handleInput(event) {
    this.text = event.target.value
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.search(this.text), searchDelayMs)
  }

  /** A chosen record is taken away as a whole, with the key that takes a letter away. */
  handleKey(event) {
    if (this.isChosen) {
      if (['Backspace', 'Delete'].includes(event.key)) this.handleRemove()
      return
    }
    if (event.key === 'Escape') this.closeResults()
    else if (event.key === 'Enter') this.chooseResult(this.results[this.current])
    else if (event.key === 'ArrowDown') this.move(event, 1)
    else if (event.key === 'ArrowUp') this.move(event, -1)
  }

  handleChoose(event) {
    this.chooseResult(this.results.find(({ id }) => id === event.currentTarget.dataset.id))
  }

  handleBlur() {
    this.closeResults()
  }

  handleRemove() {
    this.choose(null, '')
    this.isFocusWanted = true
  }

  renderedCallback() {
    if (!this.isFocusWanted) return
    this.isFocusWanted = false
    this.focus()
  }

  move(event, step) {
    event.preventDefault()
    const count = this.results.length
    if (count > 0) this.current = (this.current + step + count) % count
  }

  chooseResult(result) {
    if (!result) return
    this.closeResults()
    this.choose(result.id, result.name)
    this.isFocusWanted = true
  }

  choose(recordId, name) {
    this.recordId = recordId
    this.name = name
    this.text = ''
    this.message = ''
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId } }))
  }

  closeResults() {
    clearTimeout(this.timer)
    this.results = []
    this.current = -1
    this.isAnswered = false
  }

  async search(text) {
    const results = text.trim() === '' ? [] : await this.read({ and: [{ Name: { like: `%${text.trim()}%` } }, ...this.criteria] })
    if (text !== this.text) return
    this.results = results
    this.current = results.length > 0 ? 0 : -1
    this.isAnswered = text.trim() !== ''
  }

  /** `{ criteria: [{ fieldPath, operator, value }] }`, all of which must hold. */
  get criteria() {
    return (this.filter?.criteria ?? []).map(({ fieldPath, operator, value }) => ({ [fieldPath]: { [operator]: value } }))
  }

  async readName() {
    const { recordId } = this
    if (!recordId || this.name) return
    const [found] = await this.read({ Id: { eq: recordId } })
    if (recordId === this.recordId) this.name = found?.name ?? ''
  }

  async read(where) {
    const query = `query ($where: ${this.objectApiName}_Filter) { uiapi { query { ${this.objectApiName}(where: $where, orderBy: { Name: { order: ASC } }, first: ${resultCount}) { edges { node { Id Name { value } } } } } } }`
    const { data } = await request('POST', apiPath('/graphql'), { query, variables: { where } })
    return data?.uiapi.query[this.objectApiName]?.edges.map(({ node }) => ({ id: node.Id, name: node.Name.value })) ?? []
  }
}
