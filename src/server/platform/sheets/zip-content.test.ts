import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from './sheet-workbook.ts'
import { unpacksWithin } from './zip-content.ts'

const MB = 1024 * 1024

describe('a ZIP file', () => {
  it('is measured by unpacking it, whatever its directory claims', async () => {
    const bomb = zip('xl/workbook.xml', Buffer.alloc(40 * MB), 1000)
    expect(bomb.length).toBeLessThan(MB)
    expect(await unpacksWithin(bomb, 30 * MB)).toBe(false)
    expect(await unpacksWithin(bomb, 50 * MB)).toBe(true)
  })

  it('that is cut off or no ZIP at all cannot be measured, and is a damaged workbook', async () => {
    const whole = zip('xl/workbook.xml', Buffer.from('<workbook/>'))
    expect(await unpacksWithin(whole.subarray(0, 40), MB)).toBeUndefined()
    expect(await unpacksWithin(Buffer.alloc(100), MB)).toBeUndefined()
    await expect(readWorkbook(whole.subarray(0, 40))).rejects.toMatchObject({ code: 'import.unreadable', details: { reason: 'brokenWorkbook' } })
  })
})

/** A ZIP file of one entry (APPNOTE 6.3). */
function zip(name: string, content: Buffer, claimed = content.length): Buffer {
  const data = deflateRawSync(content)
  const local = Buffer.alloc(30 + name.length)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  local.write(name, 30)
  const entry = Buffer.alloc(46 + name.length)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(data.length, 20)
  entry.writeUInt32LE(claimed, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.write(name, 46)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length, 12)
  end.writeUInt32LE(local.length + data.length, 16)
  return Buffer.concat([local, data, entry, end])
}
