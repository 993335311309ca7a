/** How closely the points of two measures go together over the accounts that have both. */
export interface Correlation {
  measureA: string
  measureB: string
  /** Pearson's r, -1 to 1, three decimals; null = one of them is the same for every account. */
  coefficient: number | null
  accounts: number
}

export interface Correlations {
  /** @param points hundredths, in the order of the keys; null = no points */
  add(points: readonly (number | null)[]): void
  /** Pairs with ten accounts or more, the closest first. */
  result(): Correlation[]
}

/** So few accounts go together by chance. */
const fewestAccounts = 10
const sumsOfPair = 6

/**
 * Takes in one account after the other and keeps six sums a pair. Points are integers of at most 10,000, so the sums are exact to 90 million
 * accounts, in any order; what follows is divided and rooted once.
 * Source: Pearson's product-moment coefficient, r = (nΣxy − ΣxΣy) / √((nΣx² − (Σx)²)(nΣy² − (Σy)²))
 */
export function createCorrelations(keys: readonly string[]): Correlations {
  const size = keys.length
  const sums = new Float64Array(((size * (size - 1)) / 2) * sumsOfPair)

  function add(points: readonly (number | null)[]): void {
    let at = 0
    for (let a = 0; a < size; a += 1) {
      const x = points[a] ?? null
      if (x === null) {
        at += (size - 1 - a) * sumsOfPair
        continue
      }
      for (let b = a + 1; b < size; b += 1, at += sumsOfPair) {
        const y = points[b] ?? null
        if (y === null) continue
        addTo(sums, at, [1, x, y, x * x, y * y, x * y])
      }
    }
  }

  function result(): Correlation[] {
    const found: Correlation[] = []
    let at = 0
    for (const [a, measureA] of keys.entries()) {
      for (const measureB of keys.slice(a + 1)) {
        const [accounts = 0, ...rest] = sums.subarray(at, at + sumsOfPair)
        at += sumsOfPair
        if (accounts >= fewestAccounts) found.push({ measureA, measureB, coefficient: coefficientOf([accounts, ...rest]), accounts })
      }
    }
    return found.toSorted((a, b) => closeness(b) - closeness(a))
  }

  return { add, result }
}

function addTo(sums: Float64Array, at: number, terms: readonly number[]): void {
  terms.forEach((term, index) => {
    sums[at + index] = (sums[at + index] ?? 0) + term
  })
}

/** In big integers up to the root: the products leave what a double holds exactly. */
function coefficientOf(pairSums: readonly number[]): number | null {
  const [n = 0n, x = 0n, y = 0n, xx = 0n, yy = 0n, xy = 0n] = pairSums.map(BigInt)
  const spreadX = n * xx - x * x
  const spreadY = n * yy - y * y
  if (spreadX === 0n || spreadY === 0n) return null
  const coefficient = Number(n * xy - x * y) / (Math.sqrt(Number(spreadX)) * Math.sqrt(Number(spreadY)))
  return Math.round(coefficient * 1000) / 1000
}

const closeness = ({ coefficient }: Correlation): number => (coefficient === null ? -1 : Math.abs(coefficient))
