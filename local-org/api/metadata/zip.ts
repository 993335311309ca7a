import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** A file of a zip archive; folders have no entry of their own. */
export interface ZippedFile {
  path: string
  bytes: Buffer
}

export class ZipError extends Error {}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 }
const sizes = { local: 30, central: 46, end: 22 }
const stored = 0
const deflated = 8
/** The Metadata API takes 600 MB unpacked; nothing that belongs here comes near a tenth of it. */
const mostUnpackedBytes = 100 * 1024 * 1024
const version = 20
const utf8Names = 0x0800

/**
 * The files of a zip archive: what SDR, jsforce and jar write (stored or deflated, not encrypted, not Zip64).
 * Source: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", sections 4.3.7, 4.3.12, 4.3.16.
 * @throws ZipError for anything else
 */
export function readZip(archive: Buffer): ZippedFile[] {
  try {
    return readEntries(archive)
  } catch (cause) {
    if (cause instanceof ZipError) throw cause
    throw new ZipError('The zip file cannot be read.', { cause })
  }
}

function readEntries(archive: Buffer): ZippedFile[] {
  const end = archive.lastIndexOf(signatureBytes(signatures.end))
  if (end === -1) throw new ZipError('This is not a zip file.')
  const count = archive.readUInt16LE(end + 10)
  const files: ZippedFile[] = []
  let position = archive.readUInt32LE(end + 16)
  let unpackedBytes = 0
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(position) !== signatures.central) throw new ZipError('The directory of the zip file is broken.')
    const nameBytes = archive.readUInt16LE(position + 28)
    const path = archive.toString('utf8', position + sizes.central, position + sizes.central + nameBytes)
    unpackedBytes += archive.readUInt32LE(position + 24)
    if (unpackedBytes > mostUnpackedBytes) throw new ZipError('The zip file holds too much.')
    if (!path.endsWith('/')) files.push({ path: safePath(path), bytes: readEntry(archive, position) })
    position += sizes.central + nameBytes + archive.readUInt16LE(position + 30) + archive.readUInt16LE(position + 32)
  }
  return files
}

/** A path from a client becomes a path on this machine: it must stay where it is put. */
function safePath(path: string): string {
  if (/^[/\\]|\\|\0|(?:^|\/)\.\.?(?:\/|$)/.test(path)) throw new ZipError(`The zip file has an entry with the path ${path}.`)
  return path
}

function readEntry(archive: Buffer, central: number): Buffer {
  const method = archive.readUInt16LE(central + 10)
  const packed = archive.readUInt32LE(central + 20)
  const unpacked = archive.readUInt32LE(central + 24)
  const local = archive.readUInt32LE(central + 42)
  const start = local + sizes.local + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const content = archive.subarray(start, start + packed)
  if (method !== stored && method !== deflated) throw new ZipError(`The zip file is packed by a method (${method}) that is not read here.`)
  const bytes = method === stored ? content : inflateRawSync(content, { maxOutputLength: Math.max(unpacked, 1) })
  if (crc32(bytes) !== archive.readUInt32LE(central + 16)) throw new ZipError('The zip file is damaged: a checksum differs.')
  return Buffer.from(bytes)
}

/** An archive of these files, each deflated, all dated to the beginning of zip's time so that equal files give equal archives. */
export function writeZip(files: readonly ZippedFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let position = 0
  for (const { path, bytes } of files) {
    const name = Buffer.from(path)
    const packed = deflateRawSync(bytes)
    const about = describeEntry(bytes, packed, name)
    const local = Buffer.concat([signatureBytes(signatures.local), about, name])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(position, 10)
    directory.push(Buffer.concat([signatureBytes(signatures.central), uint16(version), about, rest, name]))
    parts.push(local, packed)
    position += local.length + packed.length
  }
  const directoryBytes = Buffer.concat(directory)
  const end = Buffer.alloc(sizes.end)
  end.writeUInt32LE(signatures.end, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(position, 16)
  return Buffer.concat([...parts, directoryBytes, end])
}

/** What the local header and the directory say alike. */
function describeEntry(bytes: Buffer, packed: Buffer, name: Buffer): Buffer {
  const about = Buffer.alloc(26)
  about.writeUInt16LE(version, 0)
  about.writeUInt16LE(utf8Names, 2)
  about.writeUInt16LE(deflated, 4)
  about.writeUInt16LE(0x21, 8) // 1980-01-01
  about.writeUInt32LE(crc32(bytes), 10)
  about.writeUInt32LE(packed.length, 14)
  about.writeUInt32LE(bytes.length, 18)
  about.writeUInt16LE(name.length, 22)
  return about
}

function signatureBytes(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
