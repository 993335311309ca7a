import { LightningElement } from 'lwc'
import { request } from 'platform/http'
import { openPage } from 'platform/navigation'
import { page } from 'platform/page'

const searchDelayMs = 200

/** The bar on top: search for accounts, and whose session this is. */
export default class GlobalHeader extends LightningElement {
  texts = page.texts
  appLabel = page.application.label
  userName = page.user.name
  results = []
  current = -1
  text = ''
  isAnswered = false

  get profileText() {
    return `${page.texts.accountMenu}: ${page.user.name}`
  }

  /** Parts of the header that the local org does not have. */
  get inactive() {
    const actions = { favorites: 'favorite', create: 'add', help: 'question', setup: 'setup', notifications: 'notification' }
    return Object.entries(actions).map(([text, icon]) => ({
      icon: `utility:${icon}`,
      title: `${page.texts[text]}: ${page.texts.notInLocalOrg}`,
    }))
  }

  get users() {
    return page.users.map(({ name, username }) => ({ label: name, value: `user:${username}`, isCurrent: username === page.user.username }))
  }

  get languages() {
    return page.languages.map(({ code, label }) => ({ label, value: `language:${code}`, isCurrent: code === page.language }))
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

  get options() {
    return this.results.map((result, index) => ({
      ...result,
      isCurrent: String(index === this.current),
      className: index === this.current ? 'result result_current' : 'result',
    }))
  }

  handleInput(event) {
    this.text = event.target.value
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.search(this.text), searchDelayMs)
  }

  async search(text) {
    const results = await request('GET', `/lightning/search?text=${encodeURIComponent(text)}`)
    if (text !== this.text) return
    this.results = results
    this.current = results.length > 0 ? 0 : -1
    this.isAnswered = text.trim() !== ''
  }

  handleKey(event) {
    if (event.key === 'Escape') this.closeResults()
    else if (event.key === 'Enter') this.openAccount(this.results[this.current]?.id)
    else if (event.key === 'ArrowDown') this.move(event, 1)
    else if (event.key === 'ArrowUp') this.move(event, -1)
  }

  move(event, step) {
    event.preventDefault()
    const count = this.results.length
    if (count > 0) this.current = (this.current + step + count) % count
  }

  handleChoose(event) {
    this.openAccount(event.currentTarget.dataset.id)
  }

  handleBlur() {
    this.closeResults()
  }

  openAccount(id) {
    if (!id) return
    this.closeResults()
    openPage(`/lightning/r/Account/${id}/view`)
  }

  closeResults() {
    clearTimeout(this.timer)
    this.results = []
    this.isAnswered = false
  }

  /** Labels and formats are read when the page starts: a switch starts it again. */
  async handleSelect(event) {
    const [kind, value] = event.detail.value.split(':')
    await request('POST', '/lightning/session', kind === 'user' ? { username: value } : { language: value })
    location.reload()
  }
}
