import { parse, type Literal } from 'formulon'
import { addDays } from '../store/time-zone.ts'
import { FormulaError, type FormulaType, type FormulaValue } from './formula-types.ts'

/** A function without knowledge of the record. One blank argument makes the result blank, unless the function reads blanks itself. */
export interface LibraryFunction {
  /** Types of the arguments; the last one goes on when `repeats`. */
  takes: FormulaType[]
  /** Arguments from this place on may be left out. */
  optionalFrom?: number
  repeats?: boolean
  gives: FormulaType
  readsBlanks?: boolean
  call: (values: FormulaValue[]) => FormulaValue
}

const byFormulon = (id: string, takes: FormulaType[], gives: FormulaType, more: Partial<LibraryFunction> = {}): LibraryFunction => ({
  takes,
  gives,
  ...more,
  call: (values) => callFormulon(id, takes, values),
})

/**
 * What formulas may call besides the functions of `compile-formula.ts`; every other name stops the start. Mathematics and texts are
 * formulon's. Where that departs from Salesforce (REGEX with alternatives, DATE with a day that does not exist) or has no such
 * function, the function is here. Blanks: github.com/salesforce/formula-engine, the commands of the same names.
 */
export const library: Readonly<Record<string, LibraryFunction>> = {
  abs: byFormulon('abs', ['number'], 'number'),
  ceiling: byFormulon('ceiling', ['number'], 'number'),
  exp: byFormulon('exp', ['number'], 'number'),
  floor: byFormulon('floor', ['number'], 'number'),
  ln: byFormulon('ln', ['number'], 'number'),
  log: byFormulon('log', ['number'], 'number'),
  max: byFormulon('max', ['number'], 'number', { repeats: true }),
  mceiling: byFormulon('mceiling', ['number'], 'number'),
  mfloor: byFormulon('mfloor', ['number'], 'number'),
  min: byFormulon('min', ['number'], 'number', { repeats: true }),
  mod: byFormulon('mod', ['number', 'number'], 'number'),
  round: byFormulon('round', ['number', 'number'], 'number'),
  sqrt: byFormulon('sqrt', ['number'], 'number'),
  multiply: byFormulon('multiply', ['number', 'number'], 'number'),
  divide: byFormulon('divide', ['number', 'number'], 'number'),
  exponentiate: byFormulon('exponentiate', ['number', 'number'], 'number'),
  find: byFormulon('find', ['text', 'text', 'number'], 'number', { optionalFrom: 2 }),
  left: byFormulon('left', ['text', 'number'], 'text'),
  lower: byFormulon('lower', ['text'], 'text'),
  lpad: byFormulon('lpad', ['text', 'number', 'text'], 'text', { optionalFrom: 2 }),
  mid: byFormulon('mid', ['text', 'number', 'number'], 'text'),
  right: byFormulon('right', ['text', 'number'], 'text'),
  rpad: byFormulon('rpad', ['text', 'number', 'text'], 'text', { optionalFrom: 2 }),
  substitute: byFormulon('substitute', ['text', 'text', 'text'], 'text'),
  trim: byFormulon('trim', ['text'], 'text'),
  upper: byFormulon('upper', ['text'], 'text'),
  addmonths: byFormulon('addmonths', ['date', 'number'], 'date'),
  day: byFormulon('day', ['date'], 'number'),
  month: byFormulon('month', ['date'], 'number'),
  weekday: byFormulon('weekday', ['date'], 'number'),
  year: byFormulon('year', ['date'], 'number'),
  br: { takes: [], gives: 'text', call: () => '\n' },
  len: { takes: ['text'], gives: 'number', readsBlanks: true, call: ([text]) => String(text ?? '').length },
  isnumber: {
    takes: ['text'],
    gives: 'checkbox',
    readsBlanks: true,
    call: ([text]) => /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(String(text ?? '')),
  },
  begins: {
    takes: ['text', 'text'],
    gives: 'checkbox',
    readsBlanks: true,
    call: ([text, start]) => contains(text, start, (whole, part) => whole.startsWith(part)),
  },
  contains: {
    takes: ['text', 'text'],
    gives: 'checkbox',
    readsBlanks: true,
    call: ([text, part]) => contains(text, part, (whole, some) => whole.includes(some)),
  },
  regex: {
    takes: ['text', 'text'],
    gives: 'checkbox',
    readsBlanks: true,
    call: ([text, pattern]) => new RegExp(`^(?:${pattern ?? ''})$`, 'u').test(String(text ?? '')),
  },
  date: { takes: ['number', 'number', 'number'], gives: 'date', call: calendarDay },
}

function contains(
  text: FormulaValue | undefined,
  part: FormulaValue | undefined,
  holds: (whole: string, part: string) => boolean,
): FormulaValue {
  if ((part ?? '') === '') return true
  return (text ?? '') === '' ? null : holds(String(text), String(part))
}

function calendarDay(parts: FormulaValue[]): FormulaValue {
  const [year, month, day] = parts.map((part) => Math.trunc(Number(part))) as [number, number, number]
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`)) || addDays(text, 0) !== text) {
    throw new FormulaError(`DATE(${year}, ${month}, ${day}) is no day`)
  }
  return text
}

/** @param types of the arguments, the last one goes on. @throws FormulaError as formulon refuses the call */
export function callFormulon(id: string, types: FormulaType[], values: FormulaValue[]): FormulaValue {
  const names = values.map((_, index) => `a${index}`)
  const literals = values.map((value, index) => toLiteral(types[index] ?? types.at(-1) ?? 'null', value))
  const result = parse(`${id}(${names.join(', ')})`, Object.fromEntries(names.map((name, index) => [name, literals[index]!])))
  if (result.type === 'error') throw new FormulaError(result.message)
  return fromLiteral(result)
}

function toLiteral(type: FormulaType, value: FormulaValue): Omit<Literal, 'type'> {
  if (value === null || type === 'null') return { dataType: 'null', value: null, options: {} }
  if (type === 'date') return { dataType: 'date', value: new Date(`${String(value)}T00:00:00Z`), options: {} }
  if (type === 'number') return { dataType: 'number', value, options: { length: 18, scale: decimalsOf(Number(value)) } }
  return { dataType: 'text', value, options: { length: String(value).length } }
}

/** formulon rounds a number it is given to this many decimals. */
function decimalsOf(number: number): number {
  const text = String(number)
  return text.includes('e') ? 18 : (text.split('.')[1]?.length ?? 0)
}

function fromLiteral({ dataType, value }: Literal): FormulaValue {
  if (dataType === 'date') return (value as Date).toISOString().slice(0, 10)
  if (dataType === 'number' && !Number.isFinite(value)) throw new FormulaError('a number cannot be calculated (division by zero)')
  return value as FormulaValue
}
