import { compileFormula, type CompiledFormula } from '../formula/compile-formula.ts'
import type { Calculation } from '../formula/formula-scope.ts'
import { FormulaError } from '../formula/formula-types.ts'
import type { RowError } from '../org.ts'
import { MetadataError, Problems } from '../schema/meta-element.ts'
import { fieldNamed, inLanguage, type ObjectDefinition } from '../schema/object-definition.ts'
import type { ProjectMetadata } from '../schema/read-project.ts'
import type { ValidationRuleDefinition } from '../schema/read-validation-rule.ts'
import type { Schema } from '../schema/schema.ts'
import type { Row } from './derived-fields.ts'
import { Refusal } from './refusal.ts'
import { readValue, type StoreContext } from './store-context.ts'
import { dayInZone } from './time-zone.ts'

export interface ValidationRule extends ValidationRuleDefinition {
  formula: CompiledFormula
}

/** By object name. */
export type ValidationRules = ReadonlyMap<string, readonly ValidationRule[]>

/** @throws MetadataError naming file and reason for a rule that an org would not save or that the local org cannot calculate */
export function compileValidationRules({ validationRules, customPermissions }: ProjectMetadata, schema: Schema): ValidationRules {
  const problems = new Problems()
  const compiled = problems.each(validationRules, (rule): ValidationRule => {
    const object = schema.find(rule.object)
    if (!object) throw new MetadataError(rule.file, `the rule belongs to ${rule.object}, which is not an object of this org.`)
    const displayField = rule.displayField === null ? null : fieldNamed(object, rule.displayField)
    if (displayField === undefined) {
      const problem = `In field: errorDisplayField - no CustomField named ${object.name}.${rule.displayField} found`
      throw new MetadataError(rule.file, `<errorDisplayField> names ${rule.displayField}, which is not a field of ${object.name}.`, {
        problem,
      })
    }
    return {
      ...rule,
      object: object.name,
      displayField: displayField?.name ?? null,
      formula: compileCondition(rule, { schema, object, customPermissions }),
    }
  })
  problems.throwFound()
  return Map.groupBy(compiled, ({ object }) => object)
}

function compileCondition({ file, condition }: ValidationRuleDefinition, scope: Parameters<typeof compileFormula>[1]): CompiledFormula {
  try {
    const formula = compileFormula(condition, scope)
    if (formula.type !== 'checkbox') throw new FormulaError(`gives a value of type ${formula.type} instead of true or false`)
    return formula
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    throw new MetadataError(file, `<errorConditionFormula> ${error.message}.`)
  }
}

export interface Save {
  row: Row
  /** Null when the row is created. */
  before: Row | null
  /** Fields this write gives a value. */
  given: Row
  userId: string
}

/** What the org sets after the rules have run: blank to them on a new record. */
const setWhileSaving = ['Id', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp']

/**
 * Every active rule of the object is asked, all that are true refuse the row together.
 * Source: Salesforce Help, "Validation Rules"; Apex Developer Guide, "Triggers and Order of Execution" (after required fields, before the row is saved);
 * that a new record has no CreatedDate yet: laceysnr.com, "Three Oddities With System Fields and Record Creation".
 * @throws Refusal FIELD_CUSTOM_VALIDATION_EXCEPTION in the user's language
 */
export function checkValidationRules(context: StoreContext, object: ObjectDefinition, save: Save): void {
  const rules = context.validationRules.get(object.name)
  if (!rules) return
  const rights = context.rights.of(save.userId)
  const calculation = toCalculation(context, object, save)
  const errors = rules.flatMap((rule): RowError[] => {
    const message = failure(rule, calculation, rights.reader.language)
    return message === null
      ? []
      : [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields: rule.displayField === null ? [] : [rule.displayField] }]
  })
  const [first, ...others] = errors
  if (first) throw new Refusal(first.statusCode, first.message, first.fields, others)
}

/** Null when the rule lets the row pass: its formula is false or unknown. */
function failure(rule: ValidationRule, calculation: Calculation, language: string): string | null {
  try {
    return rule.formula.calculate(calculation) === true ? inLanguage(rule.message, language) : null
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    return `Validation Formula "${rule.name}" Invalid (${error.message})`
  }
}

function toCalculation(context: StoreContext, object: ObjectDefinition, { row, before, given, userId }: Save): Calculation {
  const rights = context.rights.of(userId)
  const now = context.now().toISOString()
  const unset = before
    ? []
    : [...setWhileSaving, ...object.fields.filter(({ autoNumberFormat }) => autoNumberFormat !== null).map(({ name }) => name)]
  return {
    row: { ...row, ...Object.fromEntries(unset.filter((name) => !(name in given)).map((name) => [name, null])) },
    before,
    today: dayInZone(now, rights.reader.timeZone),
    now,
    timeZone: rights.reader.timeZone,
    userId,
    mayUse: (permission) => rights.hasCustomPermission(permission),
    valueOf: (of, id, field) => readValue(context.database, of, id, field),
  }
}
