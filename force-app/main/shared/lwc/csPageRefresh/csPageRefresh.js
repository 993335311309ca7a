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

    /** The reload under way: an event of its own comes back to the component. @type {Promise<unknown> | undefined} */
    reloading;

    connectedCallback() {
      this.refreshHandle = registerRefreshHandler(this, this.handlePageRefresh);
    }

    disconnectedCallback() {
      unregisterRefreshHandler(this.refreshHandle);
    }

    /** @returns {Promise<boolean>} true: what is below this component may be refreshed too */
    async handlePageRefresh() {
      await this.reloadOnce();
      return true;
    }

    /** Everything on the page, Salesforce's own parts too, shows what the org has now. */
    refreshPage() {
      this.dispatchEvent(new RefreshEvent());
      return this.reloadOnce();
    }

    reloadOnce() {
      this.reloading ??= this.reload().finally(() => {
        this.reloading = undefined;
      });
      return this.reloading;
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
