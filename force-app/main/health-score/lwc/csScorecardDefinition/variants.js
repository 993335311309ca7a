/**
 * Points for a stage or an age of the account, as text: one variant a line, `stage Onboarding, age 0-90: 0=0; 30=60`,
 * `age 180+: …`, `age up to 90: …`.
 * The first line that matches an account stands in for the measure's own points.
 */

/** @typedef {import('./definition').PointsVariant} PointsVariant */

const NO_CONDITION = { stage: null, minAgeDays: null, maxAgeDays: null };
const STAGE = /^stage\s+(.+)$/i;
const AGE_RANGE = /^age\s+(\d+)\s*-\s*(\d+)$/i;
const AGE_FROM = /^age\s+(\d+)\s*\+$/i;
const AGE_UP_TO = /^age\s+up\s+to\s+(\d+)$/i;

/**
 * @param {string | null} text
 * @returns {PointsVariant[]} a line that cannot be read is a variant without stage and age, whose points are that line
 */
export function parseVariants(text) {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => parseVariant(line) ?? { ...NO_CONDITION, points: line.replace(/^:\s*/, '') });
}

/** @param {PointsVariant[]} variants */
export function formatVariants(variants) {
  return variants.length === 0 ? null : variants.map(formatVariant).join('\n');
}

/**
 * @param {string} line
 * @returns {PointsVariant | null}
 */
function parseVariant(line) {
  const colon = line.lastIndexOf(':');
  if (colon < 1) return null;
  /** @type {PointsVariant} */
  const variant = { ...NO_CONDITION, points: line.slice(colon + 1).trim() };
  for (const part of line.slice(0, colon).split(',')) {
    const condition = parseCondition(part.trim());
    if (!condition) return null;
    Object.assign(variant, condition);
  }
  return variant;
}

/** @param {string} part */
function parseCondition(part) {
  const [, stage] = STAGE.exec(part) ?? [];
  if (stage) return { stage: stage.trim() };
  const [, lowest, highest] = AGE_RANGE.exec(part) ?? [];
  if (lowest) return { minAgeDays: Number(lowest), maxAgeDays: Number(highest) };
  const [, from] = AGE_FROM.exec(part) ?? [];
  if (from) return { minAgeDays: Number(from), maxAgeDays: null };
  const [, upTo] = AGE_UP_TO.exec(part) ?? [];
  return upTo ? { minAgeDays: null, maxAgeDays: Number(upTo) } : null;
}

/** @param {PointsVariant} variant */
function formatVariant({ stage, minAgeDays, maxAgeDays, points }) {
  const conditions = [stage && `stage ${stage}`, formatAge(minAgeDays, maxAgeDays)].filter(Boolean).join(', ');
  return `${conditions}: ${points}`;
}

/**
 * @param {number | null} lowest
 * @param {number | null} highest
 */
function formatAge(lowest, highest) {
  if (highest !== null) return lowest === null ? `age up to ${highest}` : `age ${lowest}-${highest}`;
  return lowest === null ? null : `age ${lowest}+`;
}
