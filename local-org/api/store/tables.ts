import type { FieldDefinition, ObjectDefinition } from '../schema/object-definition.ts'
import { isDecimal, isLongText } from '../schema/object-definition.ts'
import { quoted, type Database } from './database.ts'

/** One table an object; a later start adds the columns of new fields and keeps the rows. */
export function prepareTables(database: Database, objects: readonly ObjectDefinition[]): void {
  database.inTransaction(() => {
    for (const object of objects) {
      const present = new Set(database.rows(`SELECT name FROM pragma_table_info('${object.name}')`).map(([name]) => String(name)))
      const fields = object.fields.filter(isStored)
      if (present.size === 0) {
        database.exec(`CREATE TABLE ${quoted(object.name)} (${fields.map(columnOf).join(', ')})`)
      } else {
        const added = fields.filter((field) => !present.has(field.name))
        for (const field of added) database.exec(`ALTER TABLE ${quoted(object.name)} ADD COLUMN ${columnOf(field)}`)
      }
      for (const field of fields) prepareIndex(database, object, field)
    }
  })
}

/**
 * Rows from before the org had several currencies get the corporate one.
 * Source: salesforce.stackexchange.com/questions/296840 ("all records will be stamped with the default currency")
 */
export function stampCurrency(database: Database, objects: readonly ObjectDefinition[], corporate: string): void {
  database.inTransaction(() => {
    for (const object of objects.filter(({ fieldsByName }) => fieldsByName.has('currencyisocode'))) {
      database.run(`UPDATE ${quoted(object.name)} SET CurrencyIsoCode = ? WHERE CurrencyIsoCode IS NULL`, [corporate])
    }
  })
}

/** A compound address is put together from its parts when it is read. */
export function isStored(field: FieldDefinition): boolean {
  return field.type !== 'address'
}

function columnOf(field: FieldDefinition): string {
  if (field.type === 'id') return `${quoted(field.name)} TEXT PRIMARY KEY`
  if (field.type === 'boolean') return `${quoted(field.name)} INTEGER NOT NULL DEFAULT 0`
  if (field.type === 'int') return `${quoted(field.name)} INTEGER`
  return `${quoted(field.name)} ${isDecimal(field.type) ? 'REAL' : 'TEXT'}`
}

function prepareIndex(database: Database, object: ObjectDefinition, field: FieldDefinition): void {
  const name = quoted(`${object.name}.${field.name}`)
  const collation = field.caseSensitive || field.reference ? '' : ' COLLATE NOCASE'
  const on = `ON ${quoted(object.name)} (${quoted(field.name)}${collation})`
  if (field.unique) {
    database.exec(`CREATE UNIQUE INDEX IF NOT EXISTS ${name} ${on} WHERE "IsDeleted" = 0`)
  } else if (isLookedUp(field)) {
    database.exec(`CREATE INDEX IF NOT EXISTS ${name} ${on}`)
  }
}

/** Fields by which rows are found again: external ids and the lookups that have a name for their children. */
function isLookedUp(field: FieldDefinition): boolean {
  if (field.type === 'id' || isLongText(field)) return false
  if (field.reference) return field.reference.childRelationshipName !== null || field.name === 'AccountId'
  return field.externalId || field.idLookup
}
