import ExcelJs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../platform/http/index.ts'
import { MOST_ROWS, readFile } from '../../platform/sheets/index.ts'

const csv = (text: string): Buffer => Buffer.from(text)
const rows = '投诉事项,投诉内容\n水管漏水,厨房水管漏水\n'

/** The code a file is refused with, and the English sentence. */
const refusalOf = async (bytes: Buffer): Promise<string> => {
  try {
    await readFile(bytes)
    return 'read'
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const message = error.details['message'] as { zh: string; en: string } | undefined // see unreadable.ts
    expect(message?.zh ?? '。').toMatch(/。$/)
    return `${error.code} ${message?.en ?? ''}`
  }
}

describe('a text', () => {
  it('is read in GB 18030, with a byte order mark, in UTF-16, with tabs or semicolons', async () => {
    const gbk = Buffer.from('cdb6cbdfcac2cfee2ccdb6cbdfc4dac8dd0acbaeb9dcc2a9cbae2cb3f8b7bfcbaeb9dcc2a9cbae0a', 'hex')
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows.replaceAll(',', '\t'), 'utf16le')])
    const files: [Buffer, string][] = [[gbk, 'gb18030'], [csv(`\uFEFF${rows}`), 'utf-8'], [utf16, 'utf-16le'], [csv(rows.replaceAll(',', '\t')), 'utf-8'], [csv(`sep=;\n${rows.replaceAll(',', ';')}`), 'utf-8']]
    for (const [bytes, encoding] of files) {
      const { table, encoding: found } = await readFile(bytes)
      expect(found).toBe(encoding)
      expect(table.headers).toEqual(['投诉事项', '投诉内容'])
      expect(table.rows.map(({ cells }) => cells)).toEqual([['水管漏水', '厨房水管漏水']])
    }
  })

  it('keeps line breaks and quotes inside its cells, and counts rows as a spreadsheet does', async () => {
    const { table } = await readFile(csv('事项,内容\n甲,"第一行\n第二行，他说""好"""\n\n乙,丙\n'))
    expect(table.rows).toEqual([{ row: 2, cells: ['甲', '第一行\n第二行，他说"好"'] }, { row: 4, cells: ['乙', '丙'] }])
  })
})

describe('a workbook', () => {
  it('is read with rich text, formulas, links and dates, from its first sheet that has any, whatever stands above the headers', async () => {
    const book = new ExcelJs.Workbook()
    book.addWorksheet('空')
    const sheet = book.addWorksheet('台账')
    sheet.addRows([['投诉台账'], ['投诉事项', '投诉内容', '投诉时间'],
      [{ richText: [{ text: '电' }, { text: '梯' }] }, { formula: '1+1', result: '停运' }, new Date('2026-11-02T09:30:00Z')],
      [{ text: '链接', hyperlink: 'https://example.com' }, 7, '2026/11/3 8:05'],
    ])
    const { table } = await readFile(Buffer.from(await book.xlsx.writeBuffer()))
    expect(table.headers).toEqual(['投诉事项', '投诉内容', '投诉时间'])
    expect(table.rows).toEqual([{ row: 3, cells: ['电梯', '停运', new Date('2026-11-02T09:30:00Z')] }, { row: 4, cells: ['链接', 7, '2026/11/3 8:05'] }])
  })
})

describe('what is no table', () => {
  it('is told by its content, never by its name, and refused with a sentence in both languages', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    expect(await refusalOf(png)).toContain('import.unreadable The content of the file is PNG')
    expect(await refusalOf(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]))).toContain('old Excel')
    expect(await refusalOf(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 32)))).toContain('neither an XLSX')
    expect(await refusalOf(csv('a,b\n"never ends,1\n2,3\n'))).toContain('quotation mark')
    expect(await refusalOf(csv('投诉事项,投诉内容\n'))).toBe('import.empty ')
    expect(await refusalOf(Buffer.alloc(0))).toBe('import.empty ')
  })

  it('is refused when it has more rows than anybody imports at once', async () => {
    expect(await refusalOf(csv(`a,b\n${'x,y\n'.repeat(MOST_ROWS + 1)}`))).toContain(`more than ${MOST_ROWS} rows`)
  })
})
