/** From the value of a measure to its points: breakpoints with straight lines between them, by stage or age where the scorecard says so. */
import { divideHalfEven, fromHundredths, hundredths, tenThousandths } from './integers';

/** @typedef {import('./csHealthRules').RuleMeasure} RuleMeasure */
/** @typedef {{ value: number, points: number }} Breakpoint ascending by value; points 0-100 */

/**
 * @typedef {object} PointsVariant
 * @property {string | null} stage null = any
 * @property {number | null} minAgeDays days since the account became a customer, inclusive
 * @property {number | null} maxAgeDays inclusive
 * @property {Breakpoint[]} points
 */

const DAY = 86_400_000;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const ACCOUNTS =
  /^(?:stage\s+(?<stage>.+?))?\s*(?:(?:^|,)\s*age\s+(?:(?<from>\d+)\s*(?:-\s*(?<to>\d+)|\+)|up\s+to\s+(?<upTo>\d+)))?$/i;

/**
 * Breakpoints from text like `0=0; 30=60; 60=100`.
 * @param {string | null | undefined} text
 * @returns {Breakpoint[] | null} null when it cannot be read; the service refuses such a scorecard and says why
 */
export function parsePoints(text) {
  const pairs = (text ?? '').split(';').map((pair) => pair.split('=').map((part) => part.trim()));
  if (pairs.at(-1)?.join('') === '') pairs.pop();
  const isReadable =
    pairs.length > 0 && pairs.every((pair) => pair.length === 2 && pair.every((part) => NUMBER.test(part)));
  if (!isReadable) return null;
  const breakpoints = pairs.map(([value, points]) => ({ value: Number(value), points: Number(points) }));
  const ascends = breakpoints.every(({ value }, index) => index === 0 || value > breakpoints[index - 1].value);
  return ascends ? breakpoints : null;
}

/**
 * Variants from text, one a line: `stage Onboarding, age 0-90: 0=0; 30=60`, `age 180+: …`, `age up to 90: …`.
 * @param {string | null | undefined} text
 * @returns {PointsVariant[]} without those that cannot be read
 */
export function parseVariants(text) {
  const lines = (text ?? '').split('\n').map((line) => line.trim());
  return lines.filter(Boolean).flatMap((line) => {
    const colon = line.lastIndexOf(':');
    const points = parsePoints(line.slice(colon + 1));
    if (colon < 0 || !points) return [];
    const { stage, from, to, upTo } = ACCOUNTS.exec(line.slice(0, colon).trim())?.groups ?? {};
    if (!stage && !from && !upTo) return [];
    return [{ stage: stage ?? null, minAgeDays: toNumber(from), maxAgeDays: toNumber(to ?? upTo), points }];
  });
}

/**
 * The variant that applies to an account; the first that matches wins. An account of unknown age matches no age.
 * @param {PointsVariant[]} variants
 * @param {{ stage: string | null, customerSince: string | null, asOf: string }} account days as yyyy-mm-dd
 * @returns {PointsVariant | null} null = the measure's own points apply
 */
export function pickVariant(variants, { stage, customerSince, asOf }) {
  const ageDays = customerSince === null ? null : Math.round((Date.parse(asOf) - Date.parse(customerSince)) / DAY);
  return variants.find((variant) => isOfStage(variant, stage) && isOfAge(variant, ageDays)) ?? null;
}

/**
 * The curve that gives an account its points.
 * @param {Pick<RuleMeasure, 'points' | 'variants'>} measure
 * @param {{ stage: string | null, customerSince: string | null, asOf: string }} account
 * @returns {Breakpoint[] | null} null when it cannot be read
 */
export function curveFor(measure, account) {
  return pickVariant(parseVariants(measure.variants), account)?.points ?? parsePoints(measure.points);
}

/**
 * Points of a value: linear between two breakpoints, flat outside the first and the last.
 * @param {number} value
 * @param {Breakpoint[]} breakpoints at least one
 * @returns {number} 0-100, two decimals, half to even
 */
export function pointsOf(value, breakpoints) {
  return fromHundredths(pointsAt(tenThousandths(value), breakpoints));
}

/**
 * @param {bigint} value ten-thousandths
 * @param {Breakpoint[]} breakpoints at least one
 * @returns {bigint} hundredths
 */
export function pointsAt(value, breakpoints) {
  const upper = breakpoints.findIndex((breakpoint) => tenThousandths(breakpoint.value) >= value);
  if (upper === 0) return hundredths(breakpoints[0].points);
  if (upper < 0) return hundredths(breakpoints[breakpoints.length - 1].points);
  const [low, high] = [breakpoints[upper - 1], breakpoints[upper]];
  const width = tenThousandths(high.value) - tenThousandths(low.value);
  const rise = hundredths(high.points) - hundredths(low.points);
  const distance = value - tenThousandths(low.value);
  return divideHalfEven(hundredths(low.points) * width + distance * rise, width);
}

/**
 * @param {PointsVariant} variant
 * @param {string | null} stage
 */
function isOfStage(variant, stage) {
  return variant.stage === null || variant.stage.toLowerCase() === stage?.toLowerCase();
}

/**
 * @param {PointsVariant} variant
 * @param {number | null} ageDays
 */
function isOfAge({ minAgeDays, maxAgeDays }, ageDays) {
  if (minAgeDays === null && maxAgeDays === null) return true;
  return ageDays !== null && ageDays >= (minAgeDays ?? 0) && ageDays <= (maxAgeDays ?? Infinity);
}

/** @param {string | undefined} text */
function toNumber(text) {
  return text === undefined ? null : Number(text);
}
