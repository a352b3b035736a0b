/** A procedure as the screens need it. */
import type { FieldView, OutcomeView, ProcedureSummary, ProcedureView } from '../../../contract/index.ts'
import { diagramOf, whoInWords } from '../../../core/procedure/index.ts'
import type { Field, Label, Outcome, Procedure, Step } from '../../../core/procedure/index.ts'
import { mayStart } from '../../../core/ticket/index.ts'
import type { Actor } from '../../../core/ticket/index.ts'
import { formatDuration } from '../../../core/worktime/index.ts'

/** A level is chosen among the levels of its procedure. */
export function presentField(procedure: Procedure, field: Field): FieldView {
  const choices = field.type === 'level' ? procedure.levels.map(({ key, label }) => ({ key, label })) : [...field.choices]
  return {
    key: field.key, type: field.type, label: field.label, choices, isTitle: field.isTitle,
    ...(field.hint ? { hint: field.hint } : {}), ...(field.max === undefined ? {} : { max: field.max }),
  }
}

export function presentOutcome(outcome: Outcome): OutcomeView {
  return {
    key: outcome.key, label: outcome.label, tone: outcome.tone, form: [...outcome.form],
    ...(outcome.whenSolved === undefined ? {} : { whenSolved: outcome.whenSolved }),
  }
}

/** An organisation uses a procedure once the units it counts on are there; before that nobody could act on its tickets. */
export function isInUse(procedure: Procedure, directory: { readonly hasUnit: (code: string) => boolean }): boolean {
  return procedure.needs.units.every((unit) => directory.hasUnit(unit.code))
}

export function presentSummary(procedure: Procedure, actor: Actor, inUse: boolean): ProcedureSummary {
  return {
    id: procedure.id, version: procedure.version, title: procedure.title, summary: procedure.summary,
    starts: Object.values(procedure.starts).map((start) => ({
      channel: start.channel, label: start.label, form: [...start.form], anonymous: start.anonymous, open: start.open,
      allowed: inUse && start.channel !== 'import' && mayStart(procedure, start.channel, { actor }),
    })),
  }
}

/** Who acts at a step, in words; an end needs nobody. */
function whoAt(procedure: Procedure, step: Step): Label | undefined {
  return step.by.length === 0 ? undefined : whoInWords(procedure, step.by)
}

export function presentProcedure(procedure: Procedure, actor: Actor, inUse: boolean, source: string | undefined): ProcedureView {
  return {
    ...presentSummary(procedure, actor, inUse),
    catalogue: procedure.catalogue, document: { ...procedure.document },
    fields: Object.values(procedure.fields).map((field) => presentField(procedure, field)),
    levels: procedure.levels.map((level) => ({ key: level.key, label: level.label })),
    steps: Object.values(procedure.steps).map((step) => {
      const who = whoAt(procedure, step)
      return {
        key: step.key, kind: step.kind, label: step.label, form: [...step.form], outcomes: step.outcomes.map(presentOutcome),
        ...(step.hint ? { hint: step.hint } : {}), ...(who ? { who } : {}),
      }
    }),
    clocks: Object.values(procedure.clocks).map((clock) => ({
      key: clock.key, label: clock.label, shown: clock.shown, within: { zh: formatDuration(clock.within, 'zh'), en: formatDuration(clock.within, 'en') },
    })),
    diagram: diagramOf(procedure, (step) => whoAt(procedure, step)),
    ...(source === undefined ? {} : { source }),
  }
}
