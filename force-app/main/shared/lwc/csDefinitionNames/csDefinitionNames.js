/** How the definitions of scorecards, indicators and playbooks write keys, and values of picklists. */

const KEY_LENGTH = 80;

/**
 * `atRisk` as the org writes it.
 * @param {string} value
 */
export function apiValue(value) {
  return value.charAt(0).toUpperCase() + value.slice(1);
}

/**
 * `AtRisk` as a definition writes it.
 * @param {string} value
 */
export function definitionValue(value) {
  return value.charAt(0).toLowerCase() + value.slice(1);
}

/**
 * A key from a name: small letters, digits and hyphens. Empty for a name without any Latin letter or digit.
 * @param {string} name
 */
export function suggestKey(name) {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, KEY_LENGTH)
    .replace(/^-+|-+$/g, '');
}
