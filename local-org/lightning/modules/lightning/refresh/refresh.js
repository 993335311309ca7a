export const REFRESH_COMPLETE = 'Complete'
export const REFRESH_COMPLETE_WITH_ERRORS = 'CompleteWithErrors'
export const REFRESH_ERROR = 'Error'

/** A component asks its page to show what the org has now. */
export class RefreshEvent extends CustomEvent {
  constructor() {
    super(RefreshEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}
RefreshEvent.type = 'lightning__refreshview'

const handlers = new Map()
const containers = new Map()
let lastId = 0

/**
 * @param handler gives a promise of a boolean: true = what is below the component may be refreshed too
 * @returns id to unregister with
 */
export function registerRefreshHandler(context, handler) {
  handlers.set(++lastId, () => handler.call(context))
  return lastId
}

export const unregisterRefreshHandler = (id) => handlers.delete(id)

/**
 * A container runs the refresh of everything on its page and gets a promise of how it ended.
 * @param element where the event arrives
 */
export function registerRefreshContainer(element, handler) {
  const listen = (event) => {
    event.stopPropagation()
    handler.call(element, runHandlers())
  }
  element.addEventListener(RefreshEvent.type, listen)
  containers.set(++lastId, () => element.removeEventListener(RefreshEvent.type, listen))
  return lastId
}

export function unregisterRefreshContainer(id) {
  containers.get(id)?.()
  return containers.delete(id)
}

async function runHandlers() {
  const results = await Promise.allSettled([...handlers.values()].map(async (handler) => handler()))
  const isComplete = results.every(({ status, value }) => status === 'fulfilled' && typeof value === 'boolean')
  return isComplete ? REFRESH_COMPLETE : REFRESH_COMPLETE_WITH_ERRORS
}
