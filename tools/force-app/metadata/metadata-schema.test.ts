import { describe, expect, test } from 'vitest'
import { readMetadataSchema } from './metadata-schema.ts'

const first =
  'export type Metadata = { fullName?: string }; export type Kind = "A" | "B"; export type Report = Metadata & { name: string; kind?: Kind; rows: string[] }'
const second = 'export type Kind = "C"; export type Loose = string; export type Report = { name: string; size: number }'

describe('the schema of two versions', () => {
  const schema = readMetadataSchema([first, second])

  test('has the elements of both, and of their base types; required is what both require', () => {
    expect([...(schema.elementsOf('Report') ?? [])]).toEqual([
      ['fullName', { type: 'string', isRepeatable: false, isRequired: false }],
      ['name', { type: 'string', isRepeatable: false, isRequired: true }],
      ['kind', { type: 'Kind', isRepeatable: false, isRequired: false }],
      ['rows', { type: 'string', isRepeatable: true, isRequired: false }],
      ['size', { type: 'number', isRepeatable: false, isRequired: false }],
    ])
  })

  test('has the values of both, and none for a text that is free in one', () => {
    expect(schema.valuesOf('Kind')).toEqual(new Set(['A', 'B', 'C']))
    expect(readMetadataSchema([first, 'export type Kind = string']).valuesOf('Kind')).toBeUndefined()
  })
})
