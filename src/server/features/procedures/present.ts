/** A procedure as the screens need it. */
import type { FieldView, OutcomeView, ProcedureSummary, ProcedureView } from '../../../contract/index.ts'
import { diagramOf, limitsInLabel, whoInWords } from '../../../core/procedure/index.ts'
import type { FormField, Field, Label, Outcome, Procedure, Step } from '../../../core/procedure/index.ts'
import { mayStart } from '../../../core/ticket/index.ts'
import type { Facts, NextAction } from '../../../core/ticket/index.ts'
import { notServed } from './served.ts'

/** A level is chosen among the levels of its procedure. */
export function presentField(procedure: Procedure, field: Field): FieldView {
  const choices = field.type === 'level' ? procedure.levels.map(({ key, label }) => ({ key, label })) : [...field.choices]
  return {
    key: field.key, type: field.type, label: field.label, choices: choices.map((choice) => ({ ...choice })), isTitle: field.isTitle,
    ...(field.hint ? { hint: field.hint } : {}), ...(field.max === undefined ? {} : { max: field.max }), ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.unit ? { unit: field.unit } : {}), ...(field.value ? { computed: true } : {}),
    ...(field.columns.length > 0 ? { columns: field.columns.map((column) => ({ ...column, choices: column.choices.map((choice) => ({ ...choice })) })) } : {}),
    ...(field.items.length > 0 ? { items: [...field.items] } : {}), ...(field.register === undefined ? {} : { register: field.register }),
  }
}

/** A field that is asked for only sometimes is not demanded by the screen: the server knows whether it applies. */
export function presentFormFields(procedure: Procedure, form: readonly FormField[]): FormField[] {
  return form.map(({ field, required }) => ({ field, required: required && !procedure.fields[field]?.when }))
}

export function presentOutcome(procedure: Procedure, outcome: Outcome): OutcomeView {
  return {
    key: outcome.key, label: outcome.label, tone: outcome.tone, form: presentFormFields(procedure, outcome.form),
    ...(outcome.whenSolved === undefined ? {} : { whenSolved: outcome.whenSolved }),
  }
}

/** `Reply: Answered`: how a step ended. */
export function presentEnding(procedure: Procedure, stepKey: string, outcomeKey: string): Label {
  const step = procedure.steps[stepKey]
  const outcome = step?.outcomes.find((candidate) => candidate.key === outcomeKey)
  return { zh: `${step?.label.zh ?? stepKey}：${outcome?.label.zh ?? outcomeKey}`, en: `${step?.label.en ?? stepKey}: ${outcome?.label.en ?? outcomeKey}` }
}

/** What somebody without an account is asked for: the step, every field it may need, and how it can end. */
export function presentAsk(procedure: Procedure, action: NextAction, outcomes: readonly Outcome[] = action.outcomes) {
  return {
    step: action.step, nr: action.nr, kind: action.kind, label: action.label, ...(action.hint ? { hint: action.hint } : {}),
    fields: [...action.form, ...action.outcomes.flatMap((outcome) => outcome.form)].flatMap(({ field }) => procedure.fields[field] ?? []).map((field) => presentField(procedure, field)),
    form: presentFormFields(procedure, action.form), outcomes: outcomes.map((outcome) => presentOutcome(procedure, outcome)),
  }
}

/** An organisation uses a procedure once the units it counts on are there, and the server does all that it asks; before that nobody could act on its tickets. */
export function isInUse(procedure: Procedure, directory: { readonly hasUnit: (code: string) => boolean }): boolean {
  return notServed(procedure).length === 0 && procedure.needs.units.every((unit) => directory.hasUnit(unit.code))
}

export function presentSummary(procedure: Procedure, facts: Facts, inUse: boolean): ProcedureSummary {
  return {
    id: procedure.id, version: procedure.version, title: procedure.title, summary: procedure.summary,
    starts: Object.values(procedure.starts).map((start) => ({
      channel: start.channel, label: start.label, form: presentFormFields(procedure, start.form), anonymous: start.anonymous, open: start.open,
      allowed: inUse && start.channel !== 'import' && mayStart(procedure, start.channel, facts),
    })),
  }
}

/** Who acts at a step, in words; an end needs nobody. */
export function whoAt(procedure: Procedure, step: Step): Label | undefined {
  return step.by.length === 0 ? undefined : whoInWords(procedure, step.by)
}

export function presentProcedure(procedure: Procedure, facts: Facts, inUse: boolean, source: string | undefined): ProcedureView {
  return {
    ...presentSummary(procedure, facts, inUse),
    catalogue: procedure.catalogue, document: { ...procedure.document },
    fields: Object.values(procedure.fields).map((field) => presentField(procedure, field)),
    levels: procedure.levels.map((level) => ({ key: level.key, label: level.label })),
    steps: Object.values(procedure.steps).map((step) => {
      const who = whoAt(procedure, step)
      return {
        key: step.key, kind: step.kind, label: step.label, form: presentFormFields(procedure, step.form), outcomes: step.outcomes.map((outcome) => presentOutcome(procedure, outcome)),
        ...(step.hint ? { hint: step.hint } : {}), ...(who ? { who } : {}),
      }
    }),
    clocks: Object.values(procedure.clocks).map((clock) => ({
      key: clock.key, label: clock.label, shown: clock.shown, within: limitsInLabel(procedure, clock),
    })),
    diagram: diagramOf(procedure, (step) => whoAt(procedure, step)),
    ...(source === undefined ? {} : { source }),
  }
}
