import { FRESHNESS, gridOf } from 'c/csPlanRules';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csPlanRules').Stakeholder} Stakeholder */

/** @type {Record<string, string>} */
const COLUMNS = {
  recent: label.FRESH_RECENT,
  fading: label.FRESH_FADING,
  old: label.FRESH_OLD,
  never: label.FRESH_NEVER,
};

/** @type {Record<string, string>} */
const STANCE_ICONS = { Supporter: 'utility:like', Neutral: 'utility:dash', Critic: 'utility:dislike' };

/**
 * Who counts how much, and how long ago one of us spoke with them: influence by last contact. What is marked as a gap is important
 * and far from us. It is a table, so it can be read as one; everything in it stands in the list below too.
 */
export default class CsStakeholderGrid extends LightningElement {
  label = label;

  /** Active ones. @type {Stakeholder[]} */
  @api stakeholders = [];

  /** Of the user, yyyy-mm-dd. @type {string} */
  @api today = '';

  /** Words of influence, stance and role by API value. @type {Record<'influence' | 'stance' | 'role', Record<string, string>>} */
  @api words = { influence: {}, stance: {}, role: {} };

  columns = FRESHNESS.map(({ key }) => ({ key, name: COLUMNS[key] }));

  get rows() {
    const { words } = this;
    return gridOf(this.stakeholders, this.today).map(({ influence, cells }) => ({
      key: influence ?? 'unknown',
      name: influence === null ? label.INFLUENCE_UNKNOWN : (words.influence[influence] ?? influence),
      cells: cells.map(({ key, people }) => ({
        key,
        className:
          influence === 'High' && (key === 'old' || key === 'never') && people.length > 0 ? 'cell cell_gap' : 'cell',
        people: people.map((one) => ({
          id: one.id,
          name: one.name ?? label.CONTACT_DELETED,
          role: words.role[one.role] ?? one.role,
          icon: STANCE_ICONS[one.stance ?? ''] ?? null,
          stance: words.stance[one.stance ?? ''] ?? one.stance,
        })),
      })),
    }));
  }
}
