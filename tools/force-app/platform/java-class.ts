/** A field of a Java class. */
export interface JavaField {
  name: string
  /** `Lcom/nawforce/runforce/System/Decimal;` */
  descriptor: string
}

const constantBytes: ReadonlyMap<number, number> = new Map([
  [3, 4],
  [4, 4],
  [5, 8],
  [6, 8],
  [7, 2],
  [8, 2],
  [9, 4],
  [10, 4],
  [11, 4],
  [12, 4],
  [15, 3],
  [16, 2],
  [17, 4],
  [18, 4],
  [19, 2],
  [20, 2],
])
const text = 1
/** Long and Double take two places of the pool. */
const wide = new Set([5, 6])
const publicStatic = { public: 0x0001, static: 0x0008 }

/**
 * The public fields of a compiled class that every instance has.
 * Source: The Java Virtual Machine Specification, chapter 4 "The class File Format".
 */
export function readFields(bytes: Buffer): JavaField[] {
  const { names, end } = readTexts(bytes)
  const interfaces = bytes.readUInt16BE(end + 6)
  let position = end + 8 + interfaces * 2
  const fields: JavaField[] = []
  const count = bytes.readUInt16BE(position)
  position += 2
  for (let index = 0; index < count; index++) {
    const access = bytes.readUInt16BE(position)
    const name = names.get(bytes.readUInt16BE(position + 2)) ?? ''
    const descriptor = names.get(bytes.readUInt16BE(position + 4)) ?? ''
    if ((access & publicStatic.public) !== 0 && (access & publicStatic.static) === 0) fields.push({ name, descriptor })
    position = afterAttributes(bytes, position + 6)
  }
  return fields
}

/** The texts of the constant pool by their number, and where the pool ends. */
function readTexts(bytes: Buffer): { names: Map<number, string>; end: number } {
  const names = new Map<number, string>()
  const count = bytes.readUInt16BE(8)
  let position = 10
  for (let index = 1; index < count; index++) {
    const tag = bytes.readUInt8(position)
    if (tag === text) {
      const length = bytes.readUInt16BE(position + 1)
      names.set(index, bytes.toString('utf8', position + 3, position + 3 + length))
      position += 3 + length
      continue
    }
    const length = constantBytes.get(tag)
    if (length === undefined) throw new Error(`A class file has a constant of kind ${tag}`)
    position += 1 + length
    if (wide.has(tag)) index++
  }
  return { names, end: position }
}

function afterAttributes(bytes: Buffer, start: number): number {
  let position = start + 2
  for (let left = bytes.readUInt16BE(start); left > 0; left--) position += 6 + bytes.readUInt32BE(position + 2)
  return position
}
