/** Fields, tables and registers, in words. */
import type { Choice, Column, ColumnType, Field, FieldType, Label, RegisterNeed, Table } from '../types.ts'
import { pointsOf } from './description.ts'
import type { DescriptionPoint } from './description.ts'
import { conditionInWords, valueInWords } from './expression-words.ts'
import type { Teller } from './teller.ts'
import { sayWho } from './who-words.ts'

type Told = { title: string; points: DescriptionPoint[] }

const TYPES: Readonly<Record<FieldType | ColumnType, Label>> = {
  text: { zh: '单行文字', en: 'text' }, longText: { zh: '多行文字', en: 'long text' }, number: { zh: '数字', en: 'number' }, money: { zh: '金额（元）', en: 'amount in yuan' },
  date: { zh: '日期', en: 'date' }, dateTime: { zh: '日期和时间', en: 'date and time' }, choice: { zh: '选项', en: 'choice' }, boolean: { zh: '是或否', en: 'yes or no' },
  rating: { zh: '评分', en: 'rating' }, contact: { zh: '联系方式（加密保存）', en: 'contact, kept encrypted' }, signature: { zh: '签名', en: 'signature' },
  unit: { zh: '单位', en: 'unit' }, units: { zh: '一个或多个单位', en: 'one or more units' }, person: { zh: '人员', en: 'person' }, people: { zh: '一名或多名人员', en: 'one or more people' },
  files: { zh: '附件', en: 'files' }, level: { zh: '等级', en: 'level' }, register: { zh: '台账中的一行', en: 'row of a register' }, table: { zh: '表格', en: 'table' },
  checklist: { zh: '检查表', en: 'checklist' }, causes: { zh: '原因分析（逐层追问）', en: 'causes, asked why by why' },
}

export function tellField(t: Teller, field: Field): Told {
  const facts = [t.label(TYPES[field.type]), field.isTitle ? t.say('作为工单标题', 'the title of the ticket') : '', field.required ? t.say('必填', 'required') : '', ...sizes(t, field)]
  return {
    title: t.label(field.label),
    points: pointsOf(
      t.sentence(facts.filter((fact) => fact !== '').join(t.say('，', ', '))),
      field.hint ? t.sentence(t.say(`填写说明：${field.hint.zh}`, `guidance: ${field.hint.en}`)) : '',
      t.sentence(field.choices.length === 0 ? '' : t.say(`可选：${choicesInWords(t, field.choices)}`, `one of: ${choicesInWords(t, field.choices)}`)),
      t.sentence(field.columns.length === 0 ? '' : t.say(`每行：${columnsInWords(t, field.columns)}`, `each row: ${columnsInWords(t, field.columns)}`)),
      t.sentence(field.items.length === 0 ? '' : t.say(`检查项：${itemsInWords(t, field)}`, `items: ${itemsInWords(t, field)}`)),
      t.sentence(field.register === undefined ? '' : t.say(`取自台账${t.register(field.register)}`, `from the register ${t.register(field.register)}`)),
      t.sentence(field.when ? t.say(`仅在${conditionInWords(t, field.when)}时填写`, `asked for only when ${conditionInWords(t, field.when)}`) : ''),
      t.sentence(field.value ? t.say(`自动计算，不须填写：${valueInWords(t, field.value)}`, `worked out by itself, never filled in: ${valueInWords(t, field.value)}`) : ''),
      t.sentence(field.among.length === 0 ? '' : t.say(`须为${sayWho(t, field.among, 'or')}中的人`, `must be one of ${sayWho(t, field.among, 'or')}`)),
    ),
  }
}

function sizes(t: Teller, field: Field): readonly string[] {
  const unit = field.unit ? t.label(field.unit) : ''
  const with_ = (value: number): string => (unit === '' ? String(value) : `${value}${t.say('', ' ')}${unit}`)
  const counted = { text: t.say('字', 'characters'), longText: t.say('字', 'characters'), files: t.say('份', 'files'), table: t.say('行', 'rows'), causes: t.say('条', 'causes') } as const
  const of = (value: number): string => (field.type in counted ? `${value}${t.say('', ' ')}${counted[field.type as keyof typeof counted]}` : with_(value)) // its key was just found
  return [
    unit === '' ? '' : t.say(`单位：${unit}`, `in ${unit}`),
    field.min === undefined ? '' : t.say(`至少${of(field.min)}`, `at least ${of(field.min)}`),
    field.max === undefined ? '' : t.say(`至多${of(field.max)}`, `at most ${of(field.max)}`),
  ]
}

/** A tree of categories is told from the top: `质量（外观、尺寸）`. */
export function choicesInWords(t: Teller, choices: readonly Choice[]): string {
  const told = (under: string | undefined, depth: number): string[] => choices.filter((choice) => choice.under === under).map((choice) => {
    const inner = depth > choices.length ? [] : told(choice.key, depth + 1)
    return `${t.label(choice.label)}${inner.length === 0 ? '' : t.aside(t.list(inner))}`
  })
  return t.list(told(undefined, 0))
}

function columnsInWords(t: Teller, columns: readonly Column[]): string {
  return t.list(columns.map((column) => {
    const facts = [column.choices.length > 0 ? column.choices.map(({ label }) => t.label(label)).join(t.say('/', '/')) : t.label(TYPES[column.type]), column.required ? t.say('必填', 'required') : '']
    return `${t.label(column.label)}${t.aside(facts.filter((fact) => fact !== '').join(t.say('，', ', ')))}`
  }))
}

function itemsInWords(t: Teller, field: Field): string {
  const same = field.items.every(({ weight }) => weight === field.items[0]?.weight)
  return t.list(field.items.map(({ label, weight }) => `${t.label(label)}${same ? '' : t.aside(t.say(`${weight}分`, `${weight} points`))}`))
}

/** The rows of a table of the procedure are named by the choices of the field that picks among them, where there is one. */
export function tellTable(t: Teller, table: Table): Told {
  const choices = Object.values(t.procedure.fields).flatMap((field) => field.choices)
  const nameOf = (kind: 'unit' | 'post' | 'text', value: string): string => (kind === 'unit' ? t.unit(value) : kind === 'post' ? t.post(value) : value)
  const rows = Object.entries(table.rows).map(([key, cells]) => {
    const said = Object.entries(table.columns).flatMap(([column, kind]) => (cells[column] === undefined ? [] : [`${column} ${nameOf(kind, cells[column])}`]))
    return `${t.choice(choices, key)}${t.say('：', ': ')}${t.list(said)}`
  })
  return { title: t.say(`对照表 ${table.key}`, `Table ${table.key}`), points: pointsOf(...rows.map((row) => t.sentence(row))) }
}

export function tellRegister(t: Teller, register: RegisterNeed): Told {
  return { title: t.say(`台账：${register.label.zh}`, `Register: ${register.label.en}`), points: pointsOf(t.sentence(t.say(`用到的列：${columnsInWords(t, register.columns)}`, `columns used: ${columnsInWords(t, register.columns)}`))) }
}
