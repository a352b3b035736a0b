/** What other screens that take in a table may use. */
import { registerTexts } from '../../client/i18n.ts'
import { texts } from './texts.ts'
import './imports.css'

registerTexts('imports', texts)

export { FileDrop } from './file-drop.tsx'
export { whyNotFile } from './file-check.ts'
export { ProblemTable } from './problem-table.tsx'
