/** A procedure under new names: everything that refers to a step, a field or another named part refers to it by its new key. */
import type { Assignment, Effect, Expression, FormField, Limit, Moment, Outcome, Procedure, Route, Start, Step, SubTicket, Who } from '../procedure/types.ts'
import { nameOf } from './names.ts'
import type { Names, Renames } from './names.ts'
import { renameExpression, renameMoment, renameQuestion } from './rename-expression.ts'

export function renameIn(procedure: Procedure, names: Names): Procedure {
  const renaming = new Renaming(procedure, names)
  const byKey = <T extends { readonly key: string }>(these: Readonly<Record<string, T>>, keys: Renames, change: (one: T) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(these).map(([key, one]) => [nameOf(keys, key), { ...change(one), key: nameOf(keys, one.key) }]))
  const { who, when, moments, effects } = renaming
  return {
    ...procedure,
    fields: byKey(procedure.fields, names.fields, (field) => ({
      ...field, ...when(field), among: who(field.among), seenBy: who(field.seenBy), ...(field.value ? { value: renaming.expression(field.value) } : {}),
    })),
    levels: procedure.levels.map((level) => ({ ...level, key: nameOf(names.levels, level.key), ...when(level) })),
    roles: byKey(procedure.roles, names.roles, (role) => ({ ...role, who: who(role.who) })),
    starts: Object.fromEntries(Object.entries(procedure.starts).map(([channel, start]) => [channel, renaming.start(start)])),
    steps: byKey(procedure.steps, names.steps, renaming.step),
    clocks: byKey(procedure.clocks, names.clocks, (clock) => ({
      ...clock, from: moments(clock.from), until: moments(clock.until), limits: clock.limits.map((entry) => ({ ...entry, ...when(entry), limit: renaming.limit(entry.limit) })),
      warnWho: who(clock.warnWho), late: effects(clock.late), pausedIn: clock.pausedIn.map(renaming.stepName),
      ...(clock.extend ? { extend: { ...clock.extend, by: who(clock.extend.by), decide: who(clock.extend.decide) } } : {}),
    })),
    words: procedure.words.map((words) => ({
      ...words, key: nameOf(names.words, words.key), at: moments(words.at), ...when(words), to: who(words.to),
      text: { zh: renaming.template(words.text.zh), en: renaming.template(words.text.en) }, mode: typeof words.mode === 'string' ? words.mode : { field: renaming.field(words.mode.field) },
    })),
    rules: procedure.rules.map((rule) => ({ ...rule, key: nameOf(names.rules, rule.key), at: moments(rule.at), ...when(rule), do: effects(rule.do) })),
    ledger: byKey(procedure.ledger, names.ledger, (rule) => ({
      ...rule, to: who(rule.to), approve: who(rule.approve), ...(rule.amount ? { amount: renaming.expression(rule.amount) } : {}),
      ...(rule.appeal ? { appeal: { ...rule.appeal, to: who(rule.appeal.to) } } : {}),
    })),
    goods: byKey(procedure.goods, names.goods, (goods) => goods),
    papers: procedure.papers.map((paper) => ({ ...paper, key: nameOf(names.papers, paper.key), at: moments(paper.at), ...when(paper), copies: who(paper.copies), fields: paper.fields.map(renaming.field) })),
    watchers: who(procedure.watchers),
    noPromiseBefore: moments(procedure.noPromiseBefore),
    questions: procedure.questions.map((question) => renameQuestion(names, question)),
  }
}

class Renaming {
  readonly procedure: Procedure
  readonly names: Names

  constructor(procedure: Procedure, names: Names) {
    this.procedure = procedure
    this.names = names
  }

  field = (key: string): string => nameOf(this.names.fields, key)
  stepName = (key: string): string => nameOf(this.names.steps, key)
  expression = (expression: Expression): Expression => renameExpression(this.names, expression)
  when = ({ when }: { readonly when?: Expression }): { readonly when?: Expression } => (when ? { when: this.expression(when) } : {})
  moments = (moments: readonly Moment[]): readonly Moment[] => moments.map((moment) => renameMoment(this.names, this.procedure, moment))
  template = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => `{{${this.field(name)}}}`)
  form = (form: readonly FormField[]): readonly FormField[] => form.map((entry) => ({ ...entry, field: this.field(entry.field) }))
  routes = (routes: readonly Route[]): readonly Route[] => routes.map((route) => ({ ...this.when(route), to: route.to.map(this.stepName) }))
  assignments = (set: readonly Assignment[]): readonly Assignment[] => set.map(({ field, value }) => ({ field: this.field(field), value: this.expression(value) }))
  /** The fields it writes are those of the other procedure. */
  subTicket = (ticket: SubTicket): SubTicket => ({ ...ticket, with: ticket.with.map(({ field, value }) => ({ field, value: this.expression(value) })) })
  who = (whos: readonly Who[]): readonly Who[] => whos.map(this.oneWho)

  oneWho = (who: Who): Who => {
    switch (who.kind) {
      case 'unitIn':
      case 'headOf':
      case 'personIn':
      case 'outside':
      case 'table':
      case 'register': return { ...who, field: this.field(who.field) }
      case 'role': return { ...who, role: nameOf(this.names.roles, who.role) }
      case 'actorOf': return { ...who, step: this.stepName(who.step) }
      case 'superiorOf': return { ...who, who: this.who(who.who) }
      case 'firstOf': return { ...who, whos: this.who(who.whos) }
      case 'byLevel': return { ...who, levels: Object.fromEntries(Object.entries(who.levels).map(([level, whos]) => [nameOf(this.names.levels, level), this.who(whos)])) }
      case 'cases': return { ...who, cases: who.cases.map((entry) => ({ ...this.when(entry), who: this.who(entry.who) })) }
      case 'unit':
      case 'post':
      case 'reporter':
      case 'originator':
      case 'item': return who
    }
  }

  limit = (limit: Limit): Limit => (limit.kind === 'field' ? { ...limit, field: this.field(limit.field) } : limit)
  effects = (effects: readonly Effect[]): readonly Effect[] => effects.map(this.effect)

  effect = (effect: Effect): Effect => {
    const { names } = this
    switch (effect.kind) {
      case 'notify':
      case 'urge': return { ...effect, who: this.who(effect.who) }
      case 'raise': return { ...effect, level: nameOf(names.levels, effect.level) }
      case 'take': return { ...effect, step: this.stepName(effect.step), outcome: this.outcomeName(effect.step, effect.outcome) }
      case 'assign': return { ...effect, step: this.stepName(effect.step), who: this.who(effect.who) }
      case 'ledger': return { ...effect, entry: nameOf(names.ledger, effect.entry) }
      case 'say': return { ...effect, words: nameOf(names.words, effect.words) }
      case 'paper': return { ...effect, paper: nameOf(names.papers, effect.paper) }
      case 'open': return { ...effect, ticket: this.subTicket(effect.ticket) }
      case 'set': return { ...effect, set: this.assignments(effect.set) }
    }
  }

  outcomeName = (step: string, outcome: string): string => nameOf(this.names.outcomes[this.stepName(step)] ?? {}, outcome)

  start = (start: Start): Start => ({
    ...start, form: this.form(start.form), next: this.routes(start.next), needs: start.needs.map((gate) => ({ ...gate, that: this.expression(gate.that) })), by: this.who(start.by),
    defaults: Object.fromEntries(Object.entries(start.defaults).map(([field, value]) => [this.field(field), value])),
    ...(start.rowInto === undefined ? {} : { rowInto: this.field(start.rowInto) }), ...(start.rowWhen ? { rowWhen: this.expression(start.rowWhen) } : {}),
  })

  step = (step: Step): Step => {
    const outcomeName = (outcome: string): string => this.outcomeName(step.key, outcome)
    return {
      ...step, by: this.who(step.by), never: step.never.map(this.stepName), form: this.form(step.form), next: this.routes(step.next),
      outcomes: step.outcomes.map((outcome) => ({ ...this.outcome(outcome), key: outcomeName(outcome.key) })),
      skip: step.skip.map((skip) => ({ ...skip, ...this.when(skip), take: outcomeName(skip.take) })),
      ...(step.each === undefined ? {} : { each: this.field(step.each) }),
      ...(step.vote ? { vote: { ...step.vote, outcome: outcomeName(step.vote.outcome), otherwise: outcomeName(step.vote.otherwise) } } : {}),
      ...(step.opens ? { opens: this.subTicket(step.opens) } : {}),
      ...(step.minutes === undefined ? {} : { minutes: this.field(step.minutes) }), ...(step.present === undefined ? {} : { present: this.field(step.present) }),
    }
  }

  outcome = (outcome: Outcome): Outcome => ({
    ...outcome, ...this.when(outcome), form: this.form(outcome.form), next: this.routes(outcome.next), set: this.assignments(outcome.set),
    needs: outcome.needs.map((gate) => ({ ...gate, that: this.expression(gate.that) })),
    moves: outcome.moves.map((move) => ({
      ...move, goods: nameOf(this.names.goods, move.goods), count: this.expression(move.count), ...(move.witness === undefined ? {} : { witness: this.field(move.witness) }),
    })),
  })
}
