/**
 * Tables from outside, on their way to tickets and registers: bytes to text, sheet to table, columns to fields, cells to values.
 * decodeCsvBytes and sniffDelimiter, then a CSV or workbook reader, then readTable, guessMapping, a person's word, applyMapping.
 */
export { decodeCsvBytes, type CsvEncoding, type DecodedCsv } from './decode.ts'
export { sniffDelimiter, type Delimiter } from './delimiter.ts'
export { columnLetters, readTable, type Cell, type SheetRow, type Table } from './table.ts'
export type { Mapping, TableField, TableFieldType } from './fields.ts'
export { guessMapping, type GuessedColumn } from './guess-mapping.ts'
export { readCell, type CellProblem, type CellReading, type ReadingOptions, type TableValue } from './cell-value.ts'
export { applyMapping, type MappedRow, type MappedTable, type TableProblem } from './apply-mapping.ts'
