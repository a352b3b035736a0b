/** Tables for the import, as a clerk's spreadsheet would save them. */

/** A CSV in GBK, the encoding of a Chinese Excel. Node writes no GBK, so the code is turned round once from its decoder. */
export const writeGbkTable = (rows: readonly (readonly string[])[]): Buffer => {
  const text = rows.map((cells) => cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')
  const codes = gbkCodes()
  return Buffer.from([...text].flatMap((character) => {
    const code = character.charCodeAt(0)
    if (code < 0x80) return [code]
    const pair = codes.get(character)
    if (!pair) throw new Error(`${character} has no place in GBK`)
    return pair
  }))
}

const gbkCodes = (): Map<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Buffer.from([lead, trail]))
      if (trail !== 0x7f && character.length === 1 && character !== '\ufffd') codes.set(character, [lead, trail])
    }
  }
  return codes
}
