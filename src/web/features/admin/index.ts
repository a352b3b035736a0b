/** What other screens that define something may use. */
import { registerTexts } from '../../client/i18n.ts'
import { texts } from './texts.ts'
import './admin.css'

registerTexts('admin', texts)

export { CODE_PATTERN, fillLabel, proposeCode } from './form-problems.ts'
