/** The names an expression may use, out of a document whose parts are not compiled yet. */
import type { ProcedureDocument } from './document.ts'
import type { ExpressionParts } from './expression-arguments.ts'
import type { CheckItem, Choice, Column } from './types.ts'

type DocumentField = ProcedureDocument['fields'][string]
type DocumentColumn = NonNullable<DocumentField['columns']>[string]

export function expressionParts(document: ProcedureDocument): ExpressionParts {
  return {
    fields: Object.fromEntries(Object.entries(document.fields).map(([key, field]) => [key, {
      key, type: field.type, choices: choicesOf(field.choices), columns: columnsOf(field.columns), items: itemsOf(field.items), ...(field.of === undefined ? {} : { register: field.of }),
    }])),
    levels: Object.keys(document.levels ?? {}).map((key) => ({ key })),
    starts: Object.fromEntries(Object.keys(document.starts).map((key) => [key, {}])),
    steps: Object.fromEntries(Object.entries(document.steps).map(([key, step]) => [key, { outcomes: Object.keys(step.outcomes ?? {}).map((outcome) => ({ key: outcome })) }])),
    goods: document.goods ?? {},
    needs: { registers: Object.fromEntries(Object.entries(document.needs?.registers ?? {}).map(([key, register]) => [key, { columns: columnsOf(register.columns) }])) },
  }
}

export function choicesOf(choices: DocumentField['choices']): Choice[] {
  return Object.entries(choices ?? {}).map(([key, { zh, en, under }]) => ({ key, label: { zh, en }, ...(under === undefined ? {} : { under }) }))
}

export function columnsOf(columns: Readonly<Record<string, DocumentColumn>> | undefined): Column[] {
  return Object.entries(columns ?? {}).map(([key, { zh, en, type, required, choices }]) => ({
    key, type, label: { zh, en }, required: required ?? false, choices: Object.entries(choices ?? {}).map(([choice, label]) => ({ key: choice, label })),
  }))
}

/** A line without a weight weighs one. */
export function itemsOf(items: DocumentField['items']): CheckItem[] {
  return Object.entries(items ?? {}).map(([key, { zh, en, weight }]) => ({ key, label: { zh, en }, weight: weight ?? 1 }))
}
