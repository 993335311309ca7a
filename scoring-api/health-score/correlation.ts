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

/** Over the accounts that have points for both. */
interface Sums {
  accounts: Float64Array
  x: Float64Array
  y: Float64Array
  xx: Float64Array
  yy: Float64Array
  xy: Float64Array
}

/**
 * Takes in one account after the other and keeps six sums a pair. Points are integers of at most 10,000, so the sums are exact to 90 million
 * accounts, in any order; what follows is divided and rooted once.
 * Source: Pearson's product-moment coefficient, r = (nΣxy − ΣxΣy) / √((nΣx² − (Σx)²)(nΣy² − (Σy)²))
 */
export function createCorrelations(keys: readonly string[]): Correlations {
  const pairs = keys.flatMap((measureA, a) => keys.slice(a + 1).map((measureB) => ({ measureA, measureB })))
  const zeros = (): Float64Array => new Float64Array(pairs.length)
  const sums: Sums = { accounts: zeros(), x: zeros(), y: zeros(), xx: zeros(), yy: zeros(), xy: zeros() }

  /** Millions of times: nothing is allocated here. */
  function add(points: readonly (number | null)[]): void {
    let pair = 0
    for (let a = 0; a < keys.length; a += 1) {
      const x = points[a] ?? null
      for (let b = a + 1; b < keys.length; b += 1, pair += 1) {
        const y = points[b] ?? null
        if (x !== null && y !== null) addPair(sums, pair, x, y)
      }
    }
  }

  function result(): Correlation[] {
    const found = pairs.map((names, pair) => ({ ...names, coefficient: coefficientOf(sums, pair), accounts: sums.accounts[pair] ?? 0 }))
    return found.filter(({ accounts }) => accounts >= fewestAccounts).toSorted((a, b) => closeness(b) - closeness(a))
  }

  return { add, result }
}

function addPair(sums: Sums, pair: number, x: number, y: number): void {
  increase(sums.accounts, pair, 1)
  increase(sums.x, pair, x)
  increase(sums.y, pair, y)
  increase(sums.xx, pair, x * x)
  increase(sums.yy, pair, y * y)
  increase(sums.xy, pair, x * y)
}

function increase(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] ?? 0) + by
}

/** In big integers up to the root: the products leave what a double holds exactly. */
function coefficientOf(sums: Sums, pair: number): number | null {
  const sumOf = (values: Float64Array): bigint => BigInt(values[pair] ?? 0)
  const [n, x, y] = [sumOf(sums.accounts), sumOf(sums.x), sumOf(sums.y)]
  const spreadX = n * sumOf(sums.xx) - x * x
  const spreadY = n * sumOf(sums.yy) - y * y
  if (spreadX === 0n || spreadY === 0n) return null
  const coefficient = Number(n * sumOf(sums.xy) - x * y) / (Math.sqrt(Number(spreadX)) * Math.sqrt(Number(spreadY)))
  return Math.round(coefficient * 1000) / 1000
}

const closeness = ({ coefficient }: Correlation): number => (coefficient === null ? -1 : Math.abs(coefficient))
