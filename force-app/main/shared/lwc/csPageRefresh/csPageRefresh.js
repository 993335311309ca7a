import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';

/**
 * A component that takes part when its page is refreshed, and can ask for that.
 * Lightning Data Service tells a query of changed values, but not of records that are new or no longer match:
 * each component has to run its own queries again.
 * @param {typeof import('lwc').LightningElement} Base
 */
export const PageRefreshMixin = (Base) =>
  class extends Base {
    /** @type {number | undefined} */
    refreshHandle;

    /** While the page is asked: its own event comes back to the component. @type {Promise<unknown> | undefined} */
    asking;

    connectedCallback() {
      this.refreshHandle = registerRefreshHandler(this, this.handlePageRefresh);
    }

    disconnectedCallback() {
      unregisterRefreshHandler(this.refreshHandle);
    }

    /** @returns {Promise<boolean>} true: what is below this component may be refreshed too */
    async handlePageRefresh() {
      await (this.asking ?? this.reload());
      return true;
    }

    /**
     * Everything on the page, Salesforce's own parts too, shows what the org has now.
     * Never waits for a reload that began earlier: what was saved since would be missing from it.
     */
    refreshPage() {
      const reloaded = this.reload();
      this.asking = reloaded;
      this.dispatchEvent(new RefreshEvent());
      this.asking = undefined;
      return reloaded;
    }

    /**
     * Runs the component's queries again; the component says which. Resolves when their answers are shown.
     * @abstract
     * @returns {Promise<unknown>}
     */
    async reload() {
      return undefined;
    }
  };
