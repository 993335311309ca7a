/** lightning/graphql for tests: a test answers each operation by its name. */

/** @type {Set<graphql>} */
const adapters = new Set()

/** @type {Map<string, jest.Mock>} */
const refreshes = new Map()

export function gql(strings, ...substitutions) {
  const text = String.raw({ raw: strings }, ...substitutions)
  return { text, operation: /query (\w+)/.exec(text)[1] }
}

export class graphql {
  constructor(callback) {
    this.callback = callback
  }

  connect() {
    adapters.add(this)
  }

  update(config) {
    this.config = config
  }

  disconnect() {
    adapters.delete(this)
  }

  /** Answers the wires that ask this operation. */
  static emit(operation, { data, errors }) {
    const asking = find(operation)
    if (asking.length === 0) throw new Error(`No wire asks ${operation}`)
    const refresh = jest.fn().mockResolvedValue(undefined)
    refreshes.set(operation, refresh)
    asking.forEach(({ callback }) => callback({ data, errors, refresh }))
  }

  /** Answers the wires that ask this operation, each with its own answer, in the order in which they were connected. */
  static emitEach(operation, answers) {
    find(operation).forEach(({ callback }, index) => callback({ refresh: jest.fn().mockResolvedValue(undefined), ...answers[index] }))
  }

  /** Variables of the wires that ask this operation now. */
  static variablesOf(operation) {
    return find(operation).map(({ config }) => config.variables)
  }

  /** What came with the last answer to this operation. */
  static refreshOf(operation) {
    return refreshes.get(operation)
  }

  static reset() {
    adapters.clear()
    refreshes.clear()
  }
}

function find(operation) {
  return [...adapters].filter(({ config }) => config?.query?.operation === operation)
}
