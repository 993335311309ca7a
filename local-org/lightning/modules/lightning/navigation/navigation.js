import { onPageReference, openPage } from 'platform/navigation'
import { pageUrl } from 'platform/pageUrl'

const Navigate = Symbol('Navigate')
const GenerateUrl = Symbol('GenerateUrl')

export function generateUrl(context, pageReference) {
  const url = pageUrl(pageReference)
  return url === null ? Promise.reject(new Error(`The local org has no page of type ${pageReference.type}.`)) : Promise.resolve(url)
}

export function navigate(context, pageReference, { replace = false } = {}) {
  const url = pageUrl(pageReference)
  if (url === null) throw new Error(`The local org has no page of type ${pageReference.type}.`)
  openPage(url, { replace, isOutside: pageReference.type === 'standard__webPage' })
}

export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](pageReference, replace) {
      navigate(this, pageReference, { replace })
    }
    [GenerateUrl](pageReference) {
      return generateUrl(this, pageReference)
    }
  }
NavigationMixin.Navigate = Navigate
NavigationMixin.GenerateUrl = GenerateUrl

export class NavigationContext {
  constructor(emit) {
    this.emit = emit
  }
  connect() {
    this.emit({})
  }
  update() {}
  disconnect() {}
}

export class CurrentPageReference {
  constructor(emit) {
    this.emit = emit
  }
  connect() {
    this.stop = onPageReference((pageReference) => this.emit(pageReference))
  }
  update() {}
  disconnect() {
    this.stop()
  }
}
