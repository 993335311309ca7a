import { fillLabel, formatDateTime } from 'c/csFormat';
import { openOf, toAreas } from 'c/csSetUpChecks';
import canManage from '@salesforce/apex/CsSetUpController.canManage';
import listChecks from '@salesforce/apex/CsSetUpController.listChecks';
import { LightningElement } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csSetUpChecks').Check} Check */

/** Whether everything that scoring needs is in order: what needs an admin comes first, with what to do and where. */
export default class CsSetUp extends LightningElement {
  label = label;

  /** Undefined until the org has answered. @type {boolean | undefined} */
  mayManage;

  /** null = not checked yet. @type {{ asOf: string, checks: Check[] } | null} */
  report = null;

  /** @type {unknown} */
  errors = null;

  isChecking = false;

  async connectedCallback() {
    try {
      this.mayManage = await canManage();
    } catch (error) {
      this.errors = error;
    }
    if (this.mayManage) await this.check();
  }

  async check() {
    this.isChecking = true;
    this.errors = null;
    try {
      this.report = JSON.parse(await listChecks());
    } catch (error) {
      this.errors = error;
    } finally {
      this.isChecking = false;
    }
  }

  // ── which state ──

  get isForbidden() {
    return this.mayManage === false;
  }

  get isLoading() {
    return this.report === null && !this.errors && !this.isForbidden;
  }

  get stencils() {
    return Array.from({ length: 4 }, (_, index) => index);
  }

  // ── above the areas ──

  get openCount() {
    return openOf(this.report?.checks ?? []).length;
  }

  get summary() {
    const total = this.report?.checks.length ?? 0;
    return this.openCount === 0 ? fillLabel(label.ALL_WELL, total) : fillLabel(label.NEED, this.openCount, total);
  }

  get summaryIcon() {
    return this.openCount === 0
      ? { name: 'utility:success', variant: 'success' }
      : { name: 'utility:warning', variant: 'warning' };
  }

  /** While checking anew, that; otherwise when it was. */
  get ageText() {
    if (this.isChecking) return label.LOADING;
    return fillLabel(label.AS_OF, formatDateTime(this.report?.asOf));
  }

  get areas() {
    return toAreas(this.report?.checks ?? []);
  }

  async handleAgain() {
    await this.check();
  }
}
