/** What a test of a component needs of a page. */
import { registerRefreshHandler } from 'lightning/refresh'
import { createElement } from 'lwc'

/** Puts a component on the page. */
export function draw(tag, Component, properties = {}) {
  const element = Object.assign(createElement(tag, { is: Component }), properties)
  document.body.appendChild(element)
  return element
}

export function clearPage() {
  document.body.replaceChildren()
}

/** Waits until the component has drawn what it was told. */
export async function settle() {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}

/** What a page does with a component when it is asked to refresh: with the one that was drawn last. */
export function refreshLastDrawn() {
  const [component, handler] = registerRefreshHandler.mock.lastCall
  return handler.call(component)
}

/** The text that a reader sees, spaces made single, through all shadow roots. */
export function textOf(node) {
  return readText(node).replace(/\s+/g, ' ').trim()
}

/** The element with this data-id inside the component. */
export function byId(element, id) {
  return element.shadowRoot.querySelector(`[data-id="${id}"]`)
}

/** The end of a form: its buttons and what the org refused. */
export function formButtons(form) {
  return form.shadowRoot.querySelector('c-cs-form-buttons')
}

function readText(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  const children = node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes
  return [...children].map(readText).join(' ')
}
