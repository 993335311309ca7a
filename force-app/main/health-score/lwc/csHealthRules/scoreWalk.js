/** A weighted mean on its way from one set of items to another, and what each item's part in each step is. */
import { apportion, round, weightedMean } from './integers';

/** @typedef {import('./integers').Fraction} Fraction */
/** @typedef {{ weight: bigint, points: bigint }} Item points in hundredths */
/** @typedef {Map<string, Item>} State what the mean rests on */

/**
 * @typedef {object} WalkRules
 * @property {Fraction | null} resting the mean while no item has weight; null = the last one stands
 * @property {(mean: Fraction, hasItems: boolean) => bigint} toScore hundredths that the account shows for a mean
 * @property {(change: bigint, before: Fraction, after: Fraction) => Fraction} toShare how much of the mean's change reaches that score, 0 to 1
 * @property {(kind: string, key: string, change: bigint) => void} enter takes a part down, in hundredths
 */

/** Each step changes the state at once; its parts add up to the difference of the rounded scores before and after it. */
export class ScoreWalk {
  /**
   * @param {State} state
   * @param {Fraction} held the mean to start from if no item has weight and nothing rests
   * @param {WalkRules} rules
   */
  constructor(state, held, rules) {
    this.rules = rules;
    this.state = state;
    this.mean = held;
    this.mean = this.meanOf(state);
    this.score = rules.toScore(this.mean, weightOf(state) > 0n);
  }

  /**
   * Items go; each takes with it what it was above or below the mean of the others.
   * @param {string} kind
   * @param {(key: string) => boolean} isLeaving
   */
  leave(kind, isLeaving) {
    const leaving = [...this.state].filter(([key]) => isLeaving(key));
    const state = new Map([...this.state].filter(([key]) => !isLeaving(key)));
    const after = this.meanOf(state);
    const parts = leaving.map(([key, { weight, points }]) => ({
      kind,
      key,
      numerator: -weight * (points * after.denominator - after.numerator),
    }));
    this.settle(state, parts, weightOf(this.state) * after.denominator);
  }

  /**
   * Items arrive; each brings what it is above or below the mean before.
   * @param {string} kind
   * @param {(Item & { key: string })[]} arriving
   */
  enter(kind, arriving) {
    const { mean } = this;
    const state = new Map(this.state);
    for (const { key, weight, points } of arriving) state.set(key, { weight, points });
    const parts = arriving.map(({ key, weight, points }) => ({
      kind,
      key,
      numerator: weight * (points * mean.denominator - mean.numerator),
    }));
    this.settle(state, parts, weightOf(state) * mean.denominator);
  }

  /**
   * Items change their points.
   * @param {(key: string) => { kind: string, points: bigint }} toPoints
   */
  reprice(toPoints) {
    const state = new Map();
    const parts = [...this.state].map(([key, { weight, points: before }]) => {
      const { kind, points } = toPoints(key);
      state.set(key, { weight, points });
      return { kind, key, numerator: weight * (points - before) };
    });
    this.settle(state, parts, weightOf(this.state));
  }

  /**
   * Items change their weights; each is counted by its share of the weight, against the mean before.
   * @param {string} kind
   * @param {(key: string) => bigint} toWeight
   */
  reweigh(kind, toWeight) {
    const state = new Map([...this.state].map(([key, { points }]) => [key, { weight: toWeight(key), points }]));
    const [before, after] = [weightOf(this.state), weightOf(state)];
    const { numerator, denominator } = after === 0n ? this.meanOf(state) : this.mean;
    const parts = [...this.state].map(([key, { weight, points }]) => ({
      kind,
      key,
      numerator: (toWeight(key) * (before || 1n) - weight * (after || 1n)) * (points * denominator - numerator),
    }));
    this.settle(state, parts, (before || 1n) * (after || 1n) * denominator);
  }

  /**
   * @param {State} state
   * @returns {Fraction}
   */
  meanOf(state) {
    return weightedMean(state.values()) ?? this.rules.resting ?? this.mean;
  }

  /**
   * @param {State} state after the step
   * @param {{ kind: string, key: string, numerator: bigint }[]} parts of the change of the mean
   * @param {bigint} denominator of the parts; 0 when nothing has weight, and so nothing changes
   */
  settle(state, parts, denominator) {
    const [meanBefore, scoreBefore] = [this.mean, this.score];
    this.mean = this.meanOf(state);
    this.state = state;
    this.score = this.rules.toScore(this.mean, weightOf(state) > 0n);
    if (denominator === 0n) return;
    const change = this.score - scoreBefore;
    const share = this.rules.toShare(change, meanBefore, this.mean);
    const scaled = parts.map(({ key, numerator }) => ({ key, numerator: numerator * share.numerator }));
    const kinds = new Map(parts.map(({ key, kind }) => [key, kind]));
    for (const part of apportion(change, scaled, denominator * share.denominator)) {
      this.rules.enter(kinds.get(part.key) ?? '', part.key, part.share);
    }
  }

  /** The rounded mean; null while no item has weight. */
  roundedMean() {
    return weightOf(this.state) > 0n ? round(this.mean) : null;
  }
}

/** @param {State} state */
function weightOf(state) {
  return [...state.values()].reduce((total, { weight }) => total + weight, 0n);
}
