const current = { pageReference: null }
const listeners = new Set()
let openUrl = () => {}

/** The shell says which page is open and how another one is opened. */
export function setPageReference(pageReference) {
  current.pageReference = pageReference
  for (const listener of [...listeners]) listener(pageReference)
}

export function onPageReference(listener) {
  listeners.add(listener)
  if (current.pageReference) listener(current.pageReference)
  return () => listeners.delete(listener)
}

export function setOpener(open) {
  openUrl = open
}

export function openPage(url, options) {
  openUrl(url, options)
}
