import { deepFreeze } from 'platform/deepFreeze'

const liveWires = new Set()
const wireOfResult = new WeakMap()

/**
 * Makes a wire adapter of a description:
 * - `isReady(config)`: all that the load needs is there (a wire waits for its reactive parameters)
 * - `load(config)`: promise of the data
 * - `peek(config)`: the data when the cache has it, else null (optional)
 * - `shows(data, config)`: ids of the records that the wire shows or tries to; `data` is undefined after an error (optional)
 * - `isCached`: the data is read from the record cache, so a changed record is shown without a request
 * - `withValues(data, valuesOf)`: the data with other values of the records in it, the same data where none differs (optional)
 */
export function wireAdapter(source) {
  return class extends Wire {
    source = source
  }
}

class Wire {
  isConnected = false
  round = 0
  shown = new Set()

  constructor(emit) {
    this.emit = emit
    emit({ data: undefined, error: undefined })
  }

  connect() {
    this.isConnected = true
    liveWires.add(this)
    this.loadWhenChanged()
  }

  update(config) {
    this.config = config
    this.loadWhenChanged()
  }

  disconnect() {
    this.isConnected = false
    this.loadedFor = undefined
    liveWires.delete(this)
  }

  loadWhenChanged() {
    if (!this.isConnected || !this.config || !this.source.isReady(this.config)) return
    const wanted = JSON.stringify(this.config)
    if (wanted === this.loadedFor) return
    this.loadedFor = wanted
    this.shownText = undefined
    this.round++
    this.starting = undefined
    const known = this.source.peek?.(this.config)
    if (known) this.show({ data: known, error: undefined })
    else this.reload()
  }

  /** Loads again and shows the answer. Several calls in one step, each with its reason, make one load. */
  reload() {
    if (this.loadedFor === undefined) return Promise.resolve()
    this.starting ??= this.loadAndShow()
    setTimeout(() => {
      this.starting = undefined
    })
    return this.starting
  }

  /** An answer that a later load or another configuration overtook is not shown. */
  async loadAndShow() {
    const round = ++this.round
    const result = await this.source.load(this.config).then(
      (data) => ({ data, error: undefined }),
      (error) => ({ data: undefined, error }),
    )
    if (round === this.round && this.isConnected) this.show(result)
  }

  /** Shows what the cache has now. */
  showCached() {
    const data = this.source.peek?.(this.config, { evenIfOld: true })
    if (data) this.show({ data, error: undefined })
  }

  /** Shows other values of a record in the answer that it has. */
  showValues(valuesOf) {
    if (!this.source.withValues || !this.result?.data) return
    const data = this.source.withValues(this.result.data, valuesOf)
    if (data !== this.result.data) this.show({ ...this.result, data })
  }

  show(result) {
    this.result = result
    this.shown = new Set((this.source.shows?.(result.data, this.config) ?? []).map(recordKey))
    const text = JSON.stringify(result)
    if (text === this.shownText) return
    this.shownText = text
    const frozen = deepFreeze(result)
    wireOfResult.set(frozen, this)
    if (frozen.data && typeof frozen.data === 'object') wireOfResult.set(frozen.data, this)
    this.emit(frozen)
  }
}

/** Every wire on the page that shows one of these records. */
export function wiresShowing(ids) {
  const wanted = [...ids].map(recordKey)
  return [...liveWires].filter((wire) => wanted.some((id) => wire.shown.has(id)))
}

/** 15- and 18-character ids name the same record. */
export const recordKey = (id) => id.slice(0, 15)

/** Every wire on the page that is fed by records. */
export const recordWires = () => [...liveWires].filter((wire) => wire.source.isCached)

/** Loads the wire again that emitted `result` (what `refreshApex` is given). */
export async function reloadSource(result) {
  const wire = wireOfResult.get(result) ?? wireOfResult.get(result?.data)
  if (wire) await wire.reload()
}
