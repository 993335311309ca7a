/** What a likelihood rests on, as the service kept it. */

/**
 * @typedef {object} Basis
 * @property {'baseRate' | 'model'} kind
 * @property {{ feature: string, value: unknown }[]} group what the renewals counted have in common; empty = the whole book
 * @property {number} renewals how many were decided
 * @property {number} renewed
 * @property {{ group: Basis['group'], renewals: number, renewed: number } | null} nearest those most alike, too few to stand alone, that count as well
 * @property {{ feature: string, value: unknown, effect: number }[]} contributions of the model, strongest first; effect as a share of 1
 * @property {string | null} fittedOn yyyy-mm-dd
 * @property {Start | null} start when to begin; null = too few renewals tell
 *
 * @typedef {object} Start
 * @property {string} startOn yyyy-mm-dd, may have gone by
 * @property {number} leadDays in which 8 of 10 renewals were decided
 * @property {number} medianDays in which half were
 * @property {number} renewals worked on, those still open among them
 */

/**
 * @param {string | null | undefined} json CsRenewalForecast__c.BasisDetail__c
 * @returns {Basis | null} null = there is none, or it is of another schema
 */
export function toBasis(json) {
  if (!json) return null;
  try {
    const { schema, basis, group, renewals, renewed, nearest, contributions, fittedOn, start } = JSON.parse(json);
    if (schema !== 1 || typeof renewals !== 'number' || typeof renewed !== 'number') return null;
    return {
      kind: basis === 'model' || basis === 'Model' ? 'model' : 'baseRate',
      group: group ?? [],
      renewals,
      renewed,
      nearest: nearest ?? null,
      contributions: contributions ?? [],
      fittedOn: fittedOn ?? null,
      start: start ?? null,
    };
  } catch {
    return null;
  }
}
