import { LightningElement } from 'lwc'
import { registerRefreshContainer, unregisterRefreshContainer } from 'lightning/refresh'
import { ShowToastEventName } from 'lightning/platformShowToastEvent'
import Toast from 'lightning/toast'
import { request } from 'platform/http'
import { setOpener, setPageReference } from 'platform/navigation'
import { page } from 'platform/page'
import { reloadAllRecords } from 'platform/records'

/** The whole of Lightning Experience: header, tabs, the page that is open, toasts, and the way from page to page. */
export default class App extends LightningElement {
  texts = page.texts
  model = page.model
  isLoading = false
  announcement = ''
  visit = 0

  connectedCallback() {
    setOpener((url, options) => this.open(url, options))
    setPageReference(this.model.pageReference)
    this.showTitle()
    window.addEventListener('popstate', () => this.load(location.pathname + location.search))
    document.addEventListener('click', (event) => this.followLink(event))
    this.template.addEventListener(ShowToastEventName, (event) => showToast(event))
    this.refreshContainer = registerRefreshContainer(this.template.host, (handlersDone) => Promise.all([handlersDone, reloadAllRecords()]))
  }

  disconnectedCallback() {
    unregisterRefreshContainer(this.refreshContainer)
  }

  /** One page at a time; another visit is another page, even of the same record. */
  get pages() {
    return [{ key: `visit-${this.visit}`, model: this.model }]
  }

  handleSkip(event) {
    event.preventDefault()
    this.refs.content.focus()
  }

  open(url, { replace = false, isOutside = false } = {}) {
    const target = new URL(url, location.href)
    if (isOutside || target.origin !== location.origin || !target.pathname.startsWith('/lightning/')) {
      window.open(target.href, '_blank', 'noopener')
      return
    }
    history[replace ? 'replaceState' : 'pushState']({}, '', target.pathname + target.search)
    this.load(target.pathname + target.search)
  }

  /** A plain click on a link of the app opens the page in place, a click with a key held down is the browser's. */
  followLink(event) {
    const link = event.composedPath().find((target) => target.tagName === 'A' && target.href)
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.defaultPrevented
    if (!link || !isPlain || (link.target && link.target !== '_self')) return
    const url = new URL(link.href, location.href)
    if (url.origin !== location.origin || !url.pathname.startsWith('/lightning/')) return
    event.preventDefault()
    this.open(url.pathname + url.search)
  }

  async load(url) {
    this.isLoading = true
    const model = await request('GET', `/lightning/model?url=${encodeURIComponent(url)}`).catch(() => null)
    // Without an answer the browser shows why: the server is gone.
    if (model === null) return location.reload()
    this.isLoading = false
    this.model = model
    this.visit += 1
    setPageReference(model.pageReference)
    this.showTitle()
    this.announcement = model.title
    window.scrollTo(0, 0)
  }

  showTitle() {
    document.title = `${this.model.title} | ${page.application.label}`
  }
}

/** `lightning/toast` sends an event of the same name, with its own class in it: that one is on its way to the container already. */
function showToast(event) {
  if (event.detail?.toast) return
  event.stopPropagation()
  const { title, message, messageData, variant = 'info', mode = 'dismissible' } = event.detail ?? {}
  Toast.show({ label: title, message, messageLinks: messageData, variant, mode })
}
