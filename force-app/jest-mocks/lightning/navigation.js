/** lightning/navigation for tests: keeps where a component wanted to go. */

const Navigate = Symbol('Navigate')
const GenerateUrl = Symbol('GenerateUrl')

/** Page references in the order of the calls. */
export const navigations = []

export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](pageReference) {
      navigations.push(pageReference)
    }

    [GenerateUrl]({ attributes }) {
      return Promise.resolve(`/lightning/r/${attributes.objectApiName}/${attributes.recordId}/${attributes.actionName}`)
    }
  }
NavigationMixin.Navigate = Navigate
NavigationMixin.GenerateUrl = GenerateUrl
