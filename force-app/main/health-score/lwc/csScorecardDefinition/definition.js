/**
 * A scorecard as JSON: the form that files, the command line, the scoring service and this builder share.
 * Values of picklists begin with a small letter here (`atRisk`), with a capital in the org (`AtRisk`); stages are as in the org.
 */

/**
 * @typedef {object} AggregateDefinition
 * @property {string} sourceObject
 * @property {string} accountPath
 * @property {string | null} filter SOQL condition; null is every record
 * @property {string | null} dateField
 * @property {string} aggregate
 * @property {string | null} field
 * @property {number | null} windowDays at most one of windowDays and windowPeriod
 * @property {string | null} windowPeriod
 */

/**
 * @typedef {object} KnockOut
 * @property {string} operator
 * @property {number | null} value in the unit of the measure; null with `missing`
 * @property {number | null} cap points 0-100; null while it is not entered yet
 * @property {string | null} reason
 * @property {string | null} japaneseReason
 */

/**
 * @typedef {object} PointsVariant
 * @property {string | null} stage
 * @property {number | null} minAgeDays
 * @property {number | null} maxAgeDays
 * @property {string} points
 */

/**
 * @typedef {object} Measure
 * @property {string} key
 * @property {string} name
 * @property {string | null} japaneseName
 * @property {string} group
 * @property {number | null} weight whole number; null while it is not entered yet
 * @property {AggregateDefinition} aggregate
 * @property {AggregateDefinition | null} over
 * @property {boolean} changeAgainstPreviousWindow
 * @property {string | null} percentileWithin path of an Account field, `*` for all accounts
 * @property {string} unit
 * @property {string} points as text: `0=0; 30=60`
 * @property {PointsVariant[]} variants
 * @property {number | null} maxAgeDays
 * @property {number | null} minAccountAgeDays
 * @property {number | null} missingPoints null: a missing value is left out
 * @property {KnockOut | null} knockOut
 * @property {string | null} meaning
 * @property {string | null} japaneseMeaning
 */

/**
 * A measure while it is edited.
 * @typedef {Measure & { localId: string, recordId: string | null, sortOrder: number | null }} DraftMeasure
 */

/**
 * @typedef {object} DefinitionHead
 * @property {string} key
 * @property {number} version
 * @property {string} name
 * @property {string | null} japaneseName
 * @property {string | null} stage API value; null is every stage that no other scorecard names
 * @property {string | null} segmentFilter
 * @property {number | null} sortOrder
 * @property {number | null} healthyFrom
 * @property {number | null} watchFrom
 * @property {number | null} bandMargin
 * @property {number | null} minimumCoverage percent
 * @property {string} rollUp
 * @property {string | null} notes
 */

/** @typedef {DefinitionHead & { measures: Measure[] }} Definition */

/**
 * A version of a scorecard while it is edited or looked at.
 * @typedef {DefinitionHead & { recordId: string | null, status: string, measures: DraftMeasure[] }} Draft
 */

export const GROUPS = Object.freeze(['process', 'relationship', 'outcome']);
export const AGGREGATES = Object.freeze([
  'count',
  'sum',
  'average',
  'minimum',
  'maximum',
  'distinct',
  'latest',
  'daysSince',
  'daysUntil',
]);
export const UNITS = Object.freeze(['count', 'percent', 'days', 'ratio', 'currency', 'points', 'hours']);
export const ROLL_UPS = Object.freeze(['independent', 'arrWeighted', 'worstOf']);
/** The one comparison that needs no value. */
export const MISSING_OPERATOR = 'missing';

/**
 * The unique name of a version, `operation-v2`.
 * @param {{ key: string, version: number }} head
 */
export function versionKeyOf({ key, version }) {
  return `${key}-v${version}`;
}

/** @returns {Draft} a scorecard that nobody has saved yet */
export function newDraft() {
  return {
    recordId: null,
    status: 'Draft',
    key: '',
    version: 1,
    name: '',
    japaneseName: null,
    stage: null,
    segmentFilter: null,
    sortOrder: null,
    healthyFrom: 70,
    watchFrom: 45,
    bandMargin: 2,
    minimumCoverage: 50,
    rollUp: 'independent',
    notes: null,
    measures: [],
  };
}

/**
 * @param {string} localId
 * @param {number} sortOrder
 * @returns {DraftMeasure}
 */
export function newMeasure(localId, sortOrder) {
  return {
    localId,
    recordId: null,
    sortOrder,
    key: '',
    name: '',
    japaneseName: null,
    group: 'process',
    weight: 10,
    aggregate: newAggregate(),
    over: null,
    changeAgainstPreviousWindow: false,
    percentileWithin: null,
    unit: 'count',
    points: '0=0; 10=100',
    variants: [],
    maxAgeDays: null,
    minAccountAgeDays: null,
    missingPoints: null,
    knockOut: null,
    meaning: null,
    japaneseMeaning: null,
  };
}

/** @returns {AggregateDefinition} */
export function newAggregate() {
  return {
    sourceObject: '',
    accountPath: '',
    filter: null,
    dateField: null,
    aggregate: 'count',
    field: null,
    windowDays: null,
    windowPeriod: null,
  };
}

/**
 * The definition inside a draft; measures in their order.
 * @param {Draft} draft
 * @returns {Definition}
 */
export function toDefinition(draft) {
  return { ...without(draft, ['recordId', 'status']), measures: draft.measures.map(toPlainMeasure) };
}

/**
 * @param {DraftMeasure} measure
 * @returns {Measure}
 */
function toPlainMeasure(measure) {
  return without(measure, ['localId', 'recordId', 'sortOrder']);
}

/**
 * @param {object} whole
 * @param {string[]} names of properties to leave out
 * @returns {any}
 */
function without(whole, names) {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
}
