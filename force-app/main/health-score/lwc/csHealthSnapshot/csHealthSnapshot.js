/**
 * Reads the JSON of a health snapshot (CsHealthSnapshot__c.Measures__c) and explains the score with it.
 * The numbers are the scoring service's; what is computed here is only how they share the weight.
 */

/** @typedef {'present' | 'missing' | 'stale' | 'tooEarly' | 'stated'} MeasureStatus */

/**
 * One measure as the service wrote it.
 * @typedef {object} MeasuredValue
 * @property {string} key
 * @property {string} group API value of CsMeasure__c.Group__c
 * @property {MeasureStatus} status
 * @property {number | null} value in the unit of the measure; for a measure with percentile 0-100
 * @property {number | null} rawValue in the unit of the measure, before the percentile; null for a measure without one
 * @property {number | null} points 0-100; null when the measure does not count
 * @property {number} weight
 * @property {number | null} contribution points of the score that come from this measure
 * @property {string | null} latestOn newest date behind the value
 */

/**
 * @typedef {object} Snapshot
 * @property {string} asOf yyyy-mm-dd
 * @property {string | null} stage API value of CsLifecycleStage__c
 * @property {string | null} customerSince yyyy-mm-dd
 * @property {string[]} stoppedFeeds feeds without new rows on which measures rest, as `CsUsage__c.Month__c`
 * @property {MeasuredValue[]} measures
 * @property {number | null} ownScore of the account's own measures
 * @property {RollUp | null} rollUp null = the account's own measures alone
 * @property {number | null} calculatedScore with the child accounts, before knock-outs and override
 * @property {{ key: string, cap: number }[]} knockOuts those that fired
 * @property {{ id: string, score: number | null, band: string | null, expiresOn: string } | null} override
 */

/**
 * How child accounts came into the score; weights are ARR.
 * @typedef {object} RollUp
 * @property {'ArrWeighted' | 'WorstOf'} method
 * @property {number} ownWeight of the account itself
 * @property {{ accountId: string, score: number | null, coverage: number, weight: number }[]} members its direct children
 */

/**
 * What CsMeasure__c says about a measure, in the language of the user.
 * @typedef {object} MeasureDefinition
 * @property {string} key
 * @property {string} label
 * @property {string | null} meaning
 * @property {string | null} unit
 * @property {number | null} maxAgeDays
 * @property {number | null} minAccountAgeDays
 * @property {string | null} percentileWithin Account field path, or `*` for all accounts; null = the value is not a percentile
 * @property {string[]} feeds that the measure rests on, as `CsUsage__c.Month__c`
 * @property {string | null} knockOutReason
 */

/**
 * A measure as the card shows it.
 * @typedef {MeasuredValue & {
 *   label: string, meaning: string | null, unit: string | null, maxAgeDays: number | null, minAccountAgeDays: number | null,
 *   percentileWithin: string | null, stoppedFeed: string | null, share: number | null
 * }} ExplainedMeasure
 * `stoppedFeed` is the feed that has stopped, for which the measure does not count; null = all go on.
 * `share` is the percentage of the weight that has points, and so the contribution with full points; null without points.
 */

/**
 * @typedef {object} ExplainedGroup
 * @property {string} group
 * @property {ExplainedMeasure[]} measures
 * @property {number} weight
 * @property {number | null} share
 * @property {number | null} contribution
 */

/**
 * @typedef {object} Explanation
 * @property {ExplainedGroup[]} groups process, relationship, outcome; those with measures
 * @property {ExplainedMeasure[]} missing without data, heaviest first
 * @property {{ key: string, label: string, cap: number, reason: string | null }[]} knockOuts lowest cap first
 * @property {number | null} ownScore the sum of the contributions
 * @property {RollUp | null} rollUp
 * @property {number | null} calculatedScore with the child accounts
 * @property {boolean} isCapped a knock-out lowers the score
 * @property {number | null} scoreWithoutOverride the calculated score under its caps
 */

/**
 * @typedef {{ kind: 'unknown', missing: ExplainedMeasure[] }
 *   | { kind: 'loss', measure: ExplainedMeasure }
 *   | { kind: 'rollUp', ownScore: number | null, calculatedScore: number }
 *   | { kind: 'full' }
 *   | { kind: 'none' }} Reason
 */

const SCHEMA = 2;
const GROUPS = ['Process', 'Relationship', 'Outcome'];
const STATUSES = ['present', 'missing', 'stale', 'tooEarly', 'stated'];

/**
 * @param {string | null | undefined} json
 * @returns {Snapshot}
 * @throws {TypeError} naming what cannot be read: no JSON, another schema, a measure without its fields
 */
export function parseSnapshot(json) {
  const snapshot = parseJson(json);
  if (snapshot?.schema !== SCHEMA) throw new TypeError(`Snapshot has schema ${snapshot?.schema}, not ${SCHEMA}`);
  if (!Array.isArray(snapshot.measures)) throw new TypeError('Snapshot has no measures');
  snapshot.measures.forEach(checkMeasure);
  checkRollUp(snapshot.rollUp);
  return {
    asOf: snapshot.asOf,
    stage: snapshot.stage ?? null,
    customerSince: snapshot.customerSince ?? null,
    stoppedFeeds: snapshot.stoppedFeeds ?? [],
    measures: snapshot.measures,
    ownScore: snapshot.ownScore ?? null,
    rollUp: snapshot.rollUp ?? null,
    calculatedScore: snapshot.calculatedScore ?? null,
    knockOuts: snapshot.knockOuts ?? [],
    override: snapshot.override ?? null,
  };
}

/**
 * Puts a snapshot and the definitions of its measures together.
 * A measure whose definition is gone or hidden keeps its key as label.
 * @param {Snapshot} snapshot
 * @param {MeasureDefinition[]} definitions
 * @returns {Explanation}
 */
export function explainSnapshot(snapshot, definitions) {
  const definitionOf = new Map(definitions.map((definition) => [definition.key, definition]));
  const stopped = new Set(snapshot.stoppedFeeds.map((feed) => feed.toLowerCase()));
  const weightWithPoints = sum(snapshot.measures.filter(hasPoints), (measure) => measure.weight);
  const measures = snapshot.measures.map((measure) => {
    const definition = definitionOf.get(measure.key);
    const share = hasPoints(measure) && weightWithPoints > 0 ? (100 * measure.weight) / weightWithPoints : null;
    return {
      ...measure,
      label: definition?.label ?? measure.key,
      meaning: definition?.meaning ?? null,
      unit: definition?.unit ?? null,
      maxAgeDays: definition?.maxAgeDays ?? null,
      minAccountAgeDays: definition?.minAccountAgeDays ?? null,
      percentileWithin: definition?.percentileWithin ?? null,
      stoppedFeed: definition?.feeds.find((feed) => stopped.has(feed.toLowerCase())) ?? null,
      share,
    };
  });
  const knockOuts = snapshot.knockOuts
    .map(({ key, cap }) => ({
      key,
      cap,
      label: definitionOf.get(key)?.label ?? key,
      reason: definitionOf.get(key)?.knockOutReason ?? null,
    }))
    .sort((left, right) => left.cap - right.cap);
  const { calculatedScore } = snapshot;
  const scoreWithoutOverride =
    calculatedScore === null ? null : Math.min(calculatedScore, ...knockOuts.map(({ cap }) => cap));
  return {
    groups: GROUPS.map((group) => toGroup(group, measures)).filter((group) => group.measures.length > 0),
    missing: measures
      .filter((measure) => ['missing', 'stale', 'stated'].includes(measure.status))
      .sort((left, right) => right.weight - left.weight),
    knockOuts,
    ownScore: snapshot.ownScore,
    rollUp: snapshot.rollUp,
    calculatedScore,
    isCapped: scoreWithoutOverride !== calculatedScore,
    scoreWithoutOverride,
  };
}

/**
 * The one thing to say about a score, knock-outs aside: too little data, or what loses most, the child accounts or a measure.
 * @param {Explanation} explanation
 * @param {string | null | undefined} band
 * @returns {Reason}
 */
export function findReason(explanation, band) {
  const { missing, ownScore, calculatedScore } = explanation;
  if (band === 'Unknown' && missing.length > 0) return { kind: 'unknown', missing };
  const scored = explanation.groups.flatMap((group) => group.measures).filter(hasPoints);
  if (calculatedScore !== null && isHeldByChildren(explanation, scored)) {
    return { kind: 'rollUp', ownScore, calculatedScore };
  }
  if (scored.length === 0) return { kind: 'none' };
  const worst = scored.reduce((most, measure) => (lostBy(measure) > lostBy(most) ? measure : most));
  return lostBy(worst) > 0 ? { kind: 'loss', measure: worst } : { kind: 'full' };
}

/**
 * @param {string | null | undefined} json
 * @returns {any}
 */
function parseJson(json) {
  if (!json) throw new TypeError('Snapshot is empty');
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new TypeError('Snapshot is not JSON', { cause });
  }
}

/** @param {any} measure */
function checkMeasure(measure) {
  const isRead =
    typeof measure?.key === 'string' &&
    typeof measure.weight === 'number' &&
    GROUPS.includes(measure.group) &&
    STATUSES.includes(measure.status) &&
    [measure.value, measure.rawValue, measure.points, measure.contribution].every(isNumberOrNull);
  if (!isRead) throw new TypeError(`Snapshot has a measure that cannot be read: ${JSON.stringify(measure)}`);
}

/** @param {any} rollUp */
function checkRollUp(rollUp) {
  if (rollUp === null || rollUp === undefined) return;
  const isRead =
    ['ArrWeighted', 'WorstOf'].includes(rollUp.method) &&
    typeof rollUp.ownWeight === 'number' &&
    Array.isArray(rollUp.members) &&
    rollUp.members.every(
      (/** @type {any} */ member) =>
        typeof member?.accountId === 'string' && isNumberOrNull(member.score) && typeof member.weight === 'number',
    );
  if (!isRead) throw new TypeError(`Snapshot has a roll-up that cannot be read: ${JSON.stringify(rollUp)}`);
}

/** @param {unknown} value */
function isNumberOrNull(value) {
  return value === null || typeof value === 'number';
}

/**
 * @param {string} name
 * @param {ExplainedMeasure[]} all
 * @returns {ExplainedGroup}
 */
function toGroup(name, all) {
  const measures = all.filter((measure) => measure.group === name);
  const scored = measures.filter(hasPoints);
  return {
    group: name,
    measures,
    weight: sum(measures, (measure) => measure.weight),
    share: scored.length === 0 ? null : sum(scored, (measure) => measure.share ?? 0),
    contribution: scored.length === 0 ? null : sumHundredths(scored.map((measure) => measure.contribution ?? 0)),
  };
}

/** @param {MeasuredValue} measure */
function hasPoints(measure) {
  return measure.points !== null;
}

/**
 * Whether the child accounts cost the score more than the costliest measure does, each by its share in the score.
 * @param {Explanation} explanation
 * @param {ExplainedMeasure[]} scored
 */
function isHeldByChildren({ rollUp, ownScore, calculatedScore }, scored) {
  if (!rollUp || calculatedScore === null) return false;
  if (rollUp.method === 'WorstOf') return ownScore === null || calculatedScore < ownScore;
  const ownTotal = sum(scored, ({ weight }) => weight);
  const ofChildren = sum(rollUp.members, ({ weight, score }) => (score === null ? 0 : weight * (100 - score)));
  const ofMeasure = rollUp.ownWeight * Math.max(0, ...scored.map(lostBy));
  return ofChildren > 0 && (ownTotal === 0 || ofChildren * ownTotal > ofMeasure);
}

/** @param {MeasuredValue} measure */
function lostBy(measure) {
  return measure.weight * (100 - (measure.points ?? 100));
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number} toNumber
 */
function sum(items, toNumber) {
  return items.reduce((total, item) => total + toNumber(item), 0);
}

/**
 * A sum of decimals with two fraction digits, without the binary residue (0.1 + 0.2).
 * @param {number[]} values
 */
function sumHundredths(values) {
  return sum(values, (value) => Math.round(value * 100)) / 100;
}
