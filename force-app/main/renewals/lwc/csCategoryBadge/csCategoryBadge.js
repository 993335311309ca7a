import { categoryClass, categoryLabel } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';

/**
 * One shape for each category, so that it can be told without colour: disc with a tick, rising arrow, triangle, octagon with a cross.
 * @type {Record<string, string>}
 */
const SHAPES = {
  commit: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm3.2 3.9L7 9.1 4.9 7 3.8 8.1 7 11.3l5.3-5.3z',
  'best-case': 'M2 12.6 6.2 8.4l2.6 2.6 3.6-3.6H10V5.6h5.2v5.2h-1.7V8.6l-4.7 4.8-2.6-2.6-3 3z',
  'at-risk': 'M8 1.2 15.4 14.4H.6zM7.2 5.6h1.6v4.3H7.2zm0 5.3h1.6v1.6H7.2z',
  lost: 'M5 1h6l4 4v6l-4 4H5l-4-4V5zm.9 3.8L4.8 5.9 6.9 8l-2.1 2.1 1.1 1.1L8 9.1l2.1 2.1 1.1-1.1L9.1 8l2.1-2.1-1.1-1.1L8 6.9z',
};

/** Shows the category of a renewal by icon and word: never by colour alone. */
export default class CsCategoryBadge extends LightningElement {
  /** API value of CsRenewalCategory; null is a dash. @type {string | null | undefined} */
  @api category;

  /** Without the colour of its own, where it stands within a button. */
  @api plain = false;

  get word() {
    return categoryLabel(this.category);
  }

  get shape() {
    return SHAPES[categoryClass(this.category)] ?? null;
  }

  get badgeClass() {
    return this.plain ? 'badge badge_plain' : `badge badge_${categoryClass(this.category)}`;
  }
}
