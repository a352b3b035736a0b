/** A procedure as the screens need it. */
import type { FieldView, OutcomeView, ProcedureSummary, ProcedureView } from '../../../contract/index.ts'
import { diagramOf } from '../../../core/procedure/index.ts'
import type { Field, Label, Outcome, Procedure, Who } from '../../../core/procedure/index.ts'
import { mayStart } from '../../../core/ticket/index.ts'
import type { Actor } from '../../../core/ticket/index.ts'
import { formatDuration } from '../../../core/worktime/index.ts'

export function presentField(field: Field): FieldView {
  return {
    key: field.key, type: field.type, label: field.label, choices: [...field.choices], isTitle: field.isTitle,
    ...(field.hint ? { hint: field.hint } : {}), ...(field.max === undefined ? {} : { max: field.max }),
  }
}

export function presentOutcome(outcome: Outcome): OutcomeView {
  return {
    key: outcome.key, label: outcome.label, tone: outcome.tone, form: [...outcome.form],
    ...(outcome.whenSolved === undefined ? {} : { whenSolved: outcome.whenSolved }),
  }
}

export function presentSummary(procedure: Procedure, actor: Actor): ProcedureSummary {
  return {
    id: procedure.id, version: procedure.version, title: procedure.title, summary: procedure.summary,
    starts: Object.values(procedure.starts).map((start) => ({
      channel: start.channel, label: start.label, form: [...start.form], anonymous: start.anonymous, open: start.open,
      allowed: start.channel !== 'import' && mayStart(procedure, start.channel, { actor }),
    })),
  }
}

/** Who acts, in words: "Data-entry clerk", "Head of customer service / Project manager". */
export function whoLabel(procedure: Procedure, whos: readonly Who[]): Label | undefined {
  const labels = whos.flatMap((who) => labelsOfWho(procedure, who))
  if (labels.length === 0) return undefined
  return { zh: [...new Set(labels.map((label) => label.zh))].join('、'), en: [...new Set(labels.map((label) => label.en))].join(' / ') }
}

function labelsOfWho(procedure: Procedure, who: Who): Label[] {
  const field = (key: string): Label => procedure.fields[key]?.label ?? { zh: key, en: key }
  switch (who.kind) {
    case 'role': return [procedure.roles[who.role]?.label ?? { zh: who.role, en: who.role }]
    case 'reporter': return [{ zh: '反馈人', en: 'Reporter' }]
    case 'byLevel': return Object.values(who.levels).flatMap((inner) => inner.flatMap((one) => labelsOfWho(procedure, one)))
    case 'unit': return [procedure.needs.units.find((unit) => unit.code === who.unit)?.label ?? { zh: who.unit, en: who.unit }]
    case 'post': return [procedure.needs.posts.find((post) => post.code === who.post)?.label ?? { zh: who.post, en: who.post }]
    case 'unitIn': return [field(who.field)]
    case 'headOf': return [{ zh: `${field(who.field).zh}负责人`, en: `Head of ${field(who.field).en}` }]
    case 'personIn': return [field(who.field)]
    case 'actorOf': return [{ zh: `“${procedure.steps[who.step]?.label.zh ?? who.step}”的办理人`, en: `Who did "${procedure.steps[who.step]?.label.en ?? who.step}"` }]
  }
}

export function presentProcedure(procedure: Procedure, actor: Actor, source: string | undefined): ProcedureView {
  return {
    ...presentSummary(procedure, actor),
    catalogue: procedure.catalogue, document: { ...procedure.document },
    fields: Object.values(procedure.fields).map(presentField),
    levels: procedure.levels.map((level) => ({ key: level.key, label: level.label })),
    steps: Object.values(procedure.steps).map((step) => {
      const who = whoLabel(procedure, step.by)
      return {
        key: step.key, kind: step.kind, label: step.label, form: [...step.form], outcomes: step.outcomes.map(presentOutcome),
        ...(step.hint ? { hint: step.hint } : {}), ...(who ? { who } : {}),
      }
    }),
    clocks: Object.values(procedure.clocks).map((clock) => ({
      key: clock.key, label: clock.label, shown: clock.shown, within: { zh: formatDuration(clock.within, 'zh'), en: formatDuration(clock.within, 'en') },
    })),
    diagram: diagramOf(procedure, (step) => whoLabel(procedure, step.by)),
    ...(source === undefined ? {} : { source }),
  }
}
