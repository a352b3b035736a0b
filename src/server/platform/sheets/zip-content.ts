/** How large a ZIP file really is inside: a few bytes can unpack to gigabytes, whatever its directory says. */
import { createInflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const DEFLATED = 8
const LONGEST_COMMENT = 65_557
const CHUNK = 256 * 1024

interface Entry {
  readonly method: number
  readonly packed: number
  readonly offset: number
}

/** Whether everything in the file unpacks to no more than `most` bytes; undefined when it is no whole ZIP file (APPNOTE 6.3, 4.3). */
export async function unpacksWithin(bytes: Buffer, most: number): Promise<boolean | undefined> {
  const entries = listEntries(bytes)
  if (!entries) return undefined
  let left = most
  for (const entry of entries) {
    const data = dataOf(bytes, entry)
    if (!data) return undefined
    left -= entry.method === DEFLATED ? await countInflated(data, left) : data.length
    if (left < 0) return false
  }
  return true
}

function listEntries(bytes: Buffer): Entry[] | undefined {
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - LONGEST_COMMENT && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const entries: Entry[] = []
  for (let at = bytes.readUInt32LE(end + 16), n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
    entries.push({ method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function dataOf(bytes: Buffer, { offset, packed }: Entry): Buffer | undefined {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_ENTRY) return undefined
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  return from + packed > bytes.length ? undefined : bytes.subarray(from, from + packed)
}

/** Counts and throws away; stops as soon as it is too much. Damaged data counts as far as it goes. */
async function countInflated(data: Buffer, most: number): Promise<number> {
  let count = 0
  try {
    for await (const chunk of Readable.from([data]).pipe(createInflateRaw({ chunkSize: CHUNK }))) {
      count += (chunk as Buffer).length // inflate gives buffers
      if (count > most) break
    }
  } catch {
    // Whoever opens it next says what is wrong with it.
  }
  return count
}
