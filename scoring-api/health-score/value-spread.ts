/** How a measure's values are spread, in ten-thousandths. */
export interface Spread {
  distinctValues: number
  /** null = no value. */
  lowest: number | null
  median: number | null
  highest: number | null
}

export interface ValueSpread {
  add(value: number): void
  result(): Spread
}

const mostKept = 100_000

/**
 * Exact up to 100,000 values, the lowest and highest always. Of more, every second one is kept, then every fourth, in the order they came, so
 * that memory stays small: the median is then that of the sample, and there may be more distinct values.
 */
export function createValueSpread(): ValueSpread {
  let kept = new Float64Array(1024)
  let count = 0
  let stride = 1
  let seen = 0
  let lowest: number | null = null
  let highest: number | null = null

  function add(value: number): void {
    lowest = lowest === null ? value : Math.min(lowest, value)
    highest = highest === null ? value : Math.max(highest, value)
    if (seen++ % stride !== 0) return
    if (count === mostKept) {
      kept = kept.filter((_, index) => index % 2 === 0)
      count = kept.length
      stride *= 2
      if ((seen - 1) % stride !== 0) return
    }
    if (count === kept.length) kept = grown(kept)
    kept[count++] = value
  }

  function result(): Spread {
    const ascending = kept.slice(0, count).sort()
    const distinctValues = ascending.reduce((total, value, index) => total + (index > 0 && value === ascending[index - 1] ? 0 : 1), 0)
    return { distinctValues, lowest, median: medianOf(ascending), highest }
  }

  return { add, result }
}

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.min(values.length * 2, mostKept))
  larger.set(values)
  return larger
}

/** Of an even number, the mean of the two in the middle. */
function medianOf(ascending: Float64Array): number | null {
  const upper = ascending[Math.floor(ascending.length / 2)]
  const lower = ascending[Math.floor((ascending.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
