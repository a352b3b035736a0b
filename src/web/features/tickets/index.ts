/** What other features may use of tickets. */
import { registerTexts } from '../../client/i18n.ts'
import { texts } from './texts.ts'

registerTexts('tickets', texts)

export { TicketForm, type TicketFormProps } from './ticket-form.tsx'
export { checkForm, isEmptyValue, joinForms, valuesToSend, fieldOfProblem, type Value, type Values } from './form-values.ts'
export { PeopleSelect, UnitSelect, useUnits } from './party-select.tsx'
export { addressOfRegister, addressOfRow, useRegisterRow, useRegisters } from './register-requests.ts'
export { FilesField } from './files-field.tsx'
export { useClaim, useRelease } from './requests.ts'
export { TicketTitle } from './ticket-card.tsx'
export { TicketLink } from './value-text.tsx'
export { StatusTag } from './status-tag.tsx'
