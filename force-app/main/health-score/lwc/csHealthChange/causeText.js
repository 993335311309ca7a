/** One sentence for each cause of a change, in the language of the user. */
import { fillLabel, formatMeasureValue, formatNumber, joinNames } from 'c/csFormat';
import { label } from './labels';

/** @typedef {import('c/csHealthRules').Cause} Cause */
/** @typedef {import('c/csHealthSnapshot').MeasureDefinition} MeasureDefinition */
/** @typedef {import('c/csHealthSnapshot').Snapshot} Snapshot */

/**
 * What the sentences need of each of the two snapshots.
 * @typedef {{ snapshot: Snapshot, definitions: MeasureDefinition[] }} Side
 */

/**
 * @param {Cause} cause
 * @param {Side} before
 * @param {Side} after
 * @param {Map<string, string>} accountNames of child accounts that the user may see
 * @returns {string}
 */
export function toCauseSentence({ kind, key, change }, before, after, accountNames) {
  switch (kind) {
    case 'rollUp':
      return key === null ? label.CAUSE_ROLL_UP : rollUpSentence(key, before.snapshot, after.snapshot, accountNames);
    case 'knockOut':
      return knockOutSentence(before, after, change);
    case 'override':
      return overrideSentence(before.snapshot, after.snapshot);
    case 'unexplained':
      return label.CAUSE_UNEXPLAINED;
    default:
      return measureSentence(kind, String(key), before, after);
  }
}

/**
 * @param {Cause['kind']} kind
 * @param {string} key
 * @param {Side} before
 * @param {Side} after
 */
function measureSentence(kind, key, before, after) {
  const [then, now] = [before, after].map(({ snapshot }) => snapshot.measures.find((measure) => measure.key === key));
  const definition = definitionOf(after, key) ?? definitionOf(before, key);
  const name = definition?.label ?? key;
  const unit = definition?.percentileWithin ? 'Percent' : definition?.unit;
  const [valueThen, valueNow] = [then, now].map((measure) => formatMeasureValue(measure?.value ?? null, unit));
  const [pointsThen, pointsNow] = [then, now].map((measure) => formatNumber(measure?.points ?? null));
  switch (kind) {
    case 'went':
      return fillLabel(
        hasStopped(definition, after.snapshot) ? label.CAUSE_FEED_STOPPED : label.CAUSE_WENT,
        name,
        valueThen,
      );
    case 'came':
      return fillLabel(label.CAUSE_CAME, name, valueNow, pointsNow);
    case 'removed':
      return fillLabel(label.CAUSE_REMOVED, name);
    case 'added':
      return fillLabel(label.CAUSE_ADDED, name, pointsNow);
    case 'definition':
      return fillLabel(label.CAUSE_DEFINITION, name, formatNumber(then?.weight), formatNumber(now?.weight));
    case 'lifecycle':
      return fillLabel(label.CAUSE_LIFECYCLE, name, valueThen);
    default:
      return fillLabel(label.CAUSE_VALUE, name, valueThen, valueNow, pointsThen, pointsNow);
  }
}

/**
 * Whether a feed of the measure has stopped. API names are the same in upper and lower case.
 * @param {MeasureDefinition | undefined} definition
 * @param {Snapshot} snapshot
 */
function hasStopped(definition, { stoppedFeeds }) {
  const stopped = new Set(stoppedFeeds.map((feed) => feed.toLowerCase()));
  return definition?.feeds.some((feed) => stopped.has(feed.toLowerCase())) ?? false;
}

/**
 * @param {string} accountId
 * @param {Snapshot} before
 * @param {Snapshot} after
 * @param {Map<string, string>} names
 */
function rollUpSentence(accountId, before, after, names) {
  const name = names.get(accountId) ?? label.ROLL_UP_HIDDEN;
  const [then, now] = [before, after].map(
    ({ rollUp }) => rollUp?.members.find((member) => member.accountId === accountId)?.score ?? null,
  );
  if (then === null) return fillLabel(label.CAUSE_CHILD_CAME, name, formatNumber(now));
  if (now === null) return fillLabel(label.CAUSE_CHILD_WENT, name, formatNumber(then));
  return fillLabel(label.CAUSE_CHILD, name, formatNumber(then), formatNumber(now));
}

/**
 * @param {Side} before
 * @param {Side} after
 * @param {number} change
 */
function knockOutSentence(before, after, change) {
  const [then, now] = [before, after].map(({ snapshot }) => snapshot.knockOuts.map(({ key }) => key));
  const began = now.filter((key) => !then.includes(key)).map((key) => reasonOf(after, key));
  const ended = then.filter((key) => !now.includes(key)).map((key) => reasonOf(before, key));
  if (began.length > 0 && change < 0) return fillLabel(label.CAUSE_KNOCK_OUT_BEGAN, joinNames(began));
  if (ended.length > 0 && change > 0) return fillLabel(label.CAUSE_KNOCK_OUT_ENDED, joinNames(ended));
  return change < 0 ? label.CAUSE_KNOCK_OUT_MORE : label.CAUSE_KNOCK_OUT_LESS;
}

/**
 * @param {Side} side
 * @param {string} key
 */
function reasonOf(side, key) {
  const definition = definitionOf(side, key);
  return definition?.knockOutReason ?? definition?.label ?? key;
}

/**
 * @param {Snapshot} before
 * @param {Snapshot} after
 */
function overrideSentence(before, after) {
  const [then, now] = [before, after].map(({ override }) => override);
  if (!then && now) return fillLabel(label.CAUSE_OVERRIDE_BEGAN, formatNumber(now.score));
  if (then && !now) return fillLabel(label.CAUSE_OVERRIDE_ENDED, formatNumber(then.score));
  return label.CAUSE_OVERRIDE;
}

/**
 * @param {Side} side
 * @param {string} key
 */
function definitionOf({ definitions }, key) {
  return definitions.find((definition) => definition.key === key);
}
