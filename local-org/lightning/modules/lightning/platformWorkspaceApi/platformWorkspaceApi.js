/** The local org's app has standard navigation, no console tabs: the calls are refused as in such an app. */
const refused = () => Promise.reject(new Error('The workspace API works in console apps only.'))

const constantWire = (value) =>
  class {
    constructor(emit) {
      this.emit = emit
    }
    connect() {
      this.emit(value)
    }
    update() {}
    disconnect() {}
  }

export const IsConsoleNavigation = constantWire(false)
export const EnclosingTabId = constantWire(null)
export const closeTab = refused
export const focusTab = refused
export const getAllTabInfo = refused
export const getFocusedTabInfo = refused
export const getTabInfo = refused
export const openSubtab = refused
export const openTab = refused
export const refreshTab = refused
export const setTabHighlighted = refused
export const setTabIcon = refused
export const setTabLabel = refused
