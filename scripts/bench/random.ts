/** Whole numbers from `from` to `to`, both included. */
export type Random = (from: number, to: number) => number

/**
 * Numbers that look random and are the same for the same seed, so that two runs measure the same book.
 * Source: mulberry32 by Tommy Ettinger, public domain.
 */
export function createRandom(seed: number): Random {
  let state = seed
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const unit = ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    return from + Math.floor(unit * (to - from + 1))
  }
}
