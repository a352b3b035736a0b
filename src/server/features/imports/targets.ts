/** What columns of a table can become: the fields of the procedure's import form, and what every ticket has. */
import type { Field, Procedure } from '../../../core/procedure/index.ts'
import { REPLIED_AT, REPLY_TEXT } from '../../../core/ticket/index.ts'
import type { TableField } from '../../../core/tabular/index.ts'
import { AppError } from '../../platform/http/index.ts'
import type { Names } from '../../platform/sheets/index.ts'

export const CHANNEL = 'import'
export const RECEIVED_AT = 'receivedAt'
/** The source's own number of a matter: the same number is never brought in twice. */
export const KEY = 'key'
export const CONTACT = 'contact.'

/** Headers under which these are known to come, apart from the field's own label. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  [REPLY_TEXT]: ['答复意见', '答复内容', '回复内容', '回复意见', '答复', '回复', 'reply', 'answer', 'response'],
  [REPLIED_AT]: ['回复时间', '办结时间', 'reply time', 'answered at', 'closed date'],
}

const GENERAL: readonly TableField[] = [
  { key: RECEIVED_AT, type: 'dateTime', required: false, label: { zh: '收到时间', en: 'Received' }, synonyms: ['反馈时间', '来电时间', '登记时间', '提交时间', '受理时间', '创建时间', '日期', '时间', 'created', 'created date', 'submitted at', 'opened', 'date'] },
  { key: 'contact.name', type: 'contact', required: false, label: { zh: '反馈人姓名', en: "Reporter's name" }, synonyms: ['姓名', '联系人', '反馈人', '客户姓名', 'name', 'contact name', 'customer name'] },
  { key: 'contact.phone', type: 'contact', required: false, label: { zh: '联系电话', en: 'Phone' }, synonyms: ['电话', '手机号', '联系方式', 'mobile', 'telephone'] },
  { key: 'contact.email', type: 'contact', required: false, label: { zh: '电子邮箱', en: 'E-mail' }, synonyms: ['邮箱', '邮件', 'email address'] },
  { key: 'contact.company', type: 'contact', required: false, label: { zh: '反馈人单位', en: 'Company' }, synonyms: ['公司', '公司名称', '客户名称', 'organisation', 'organization'] },
]

export const KEY_TARGET: TableField = {
  key: KEY, type: 'text', required: false, max: 200, label: { zh: '来源编号', en: 'Number in the source' },
  synonyms: ['编号', '单号', '工单号', '反馈编号', '投诉编号', '序号', 'unique key', 'id', 'no', 'number', 'ticket number', 'case number'],
}

/** The fields a table may fill for this procedure, in the order of its form. Throws `ticket.unknown_channel` when it takes no imports. */
export function targetsOf(procedure: Procedure, names: Names): TableField[] {
  const start = procedure.starts[CHANNEL]
  if (!start) throw new AppError('ticket.unknown_channel')
  const fields = start.form.flatMap(({ field: key, required }): TableField[] => {
    const field = procedure.fields[key]
    const type = field && CELLS[field.type]
    return type ? [tableField(procedure, { ...field, type }, required, names)] : []
  })
  return [...fields, ...GENERAL]
}

/** What a cell of a table can hold of each type of field; what is no single value cannot be brought in. */
const CELLS: Readonly<Record<Field['type'], TableField['type'] | undefined>> = {
  text: 'text', longText: 'longText', number: 'number', money: 'money', date: 'date', dateTime: 'dateTime', choice: 'choice', boolean: 'boolean', unit: 'unit', person: 'person', people: 'people', level: 'level',
  rating: 'number', contact: 'text', signature: 'text', register: 'text', units: undefined, files: undefined, table: undefined, checklist: undefined, causes: undefined,
}

type CellField = Omit<Field, 'type'> & { readonly type: TableField['type'] }

function tableField(procedure: Procedure, { key, type, label, max, choices }: CellField, required: boolean, names: Names): TableField {
  const known = type === 'unit' ? names.units : type === 'person' ? names.people : type === 'level' ? procedure.levels : type === 'choice' ? choices : undefined
  return {
    key, type, label, required, synonyms: SYNONYMS[key] ?? [],
    ...(max === undefined ? {} : { max }),
    ...(known ? { choices: known.map((choice) => ({ key: choice.key, label: choice.label })) } : {}),
  }
}
