/** Lightning Message Service within one page: both scopes reach the whole page, as there is one page. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE')

const subscriptions = new Set()

export const createMessageContext = () => ({})

export function releaseMessageContext(context) {
  for (const subscription of subscriptions) if (subscription.context === context) subscriptions.delete(subscription)
}

export class MessageContext {
  constructor(emit) {
    this.emit = emit
  }
  connect() {
    this.context = createMessageContext()
    this.emit(this.context)
  }
  update() {}
  disconnect() {
    releaseMessageContext(this.context)
  }
}

export function publish(context, channel, message) {
  for (const subscription of [...subscriptions]) {
    if (subscription.channel.messageChannel === channel.messageChannel) subscription.listener(message)
  }
}

export function subscribe(context, channel, listener) {
  const subscription = { context, channel, listener }
  subscriptions.add(subscription)
  return subscription
}

export const unsubscribe = (subscription) => subscriptions.delete(subscription)
