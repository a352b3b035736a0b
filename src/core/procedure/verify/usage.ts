/** Which names the parts of a procedure refer to. */
import type { Effect, Expression, Procedure, Route, Who } from '../types.ts'

export interface Uses {
  readonly fields: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly tables: ReadonlySet<string>
  readonly registers: ReadonlySet<string>
}

/** Every field, role, table and register that something looks at. */
export function readIn(procedure: Procedure): Uses {
  const reading = new Reading()
  reading.procedure(procedure)
  return reading
}

/** Fields that a form, an assignment, a row or the program itself writes. */
export function writtenIn(procedure: Procedure): Set<string> {
  const starts = Object.values(procedure.starts)
  const steps = Object.values(procedure.steps)
  const outcomes = steps.flatMap((step) => step.outcomes)
  const effects = [...Object.values(procedure.clocks).flatMap((clock) => clock.late), ...procedure.rules.flatMap((rule) => rule.do)]
  return new Set([
    ...[...starts, ...steps, ...outcomes].flatMap(({ form }) => form.map((entry) => entry.field)),
    ...starts.flatMap((start) => [...Object.keys(start.defaults), ...(start.rowInto === undefined ? [] : [start.rowInto])]),
    ...outcomes.flatMap((outcome) => outcome.set.map(({ field }) => field)),
    ...effects.flatMap((effect) => (effect.kind === 'set' ? effect.set.map(({ field }) => field) : [])),
    ...Object.values(procedure.fields).flatMap((field) => (field.value ? [field.key] : [])),
  ])
}

class Reading implements Uses {
  readonly fields = new Set<string>()
  readonly roles = new Set<string>()
  readonly tables = new Set<string>()
  readonly registers = new Set<string>()

  procedure(procedure: Procedure): void {
    for (const level of procedure.levels) this.#expression(level.when)
    for (const field of Object.values(procedure.fields)) {
      this.#expression(field.when)
      this.#expression(field.value)
      this.#who(field.among)
      this.#who(field.seenBy)
      if (field.register !== undefined) this.registers.add(field.register)
    }
    for (const role of Object.values(procedure.roles)) this.#who(role.who)
    this.#starts(procedure)
    this.#steps(procedure)
    this.#time(procedure)
    for (const rule of Object.values(procedure.ledger)) {
      this.#who([...rule.to, ...rule.approve, ...(rule.appeal?.to ?? [])])
      this.#expression(rule.amount)
    }
    for (const paper of procedure.papers) {
      this.#expression(paper.when)
      this.#who(paper.copies)
      for (const field of paper.fields) this.fields.add(field)
    }
    this.#who(procedure.watchers)
    for (const question of procedure.questions) {
      if (question.kind === 'total') this.registers.add(question.register)
      if (question.kind === 'cell') this.fields.add(question.field)
      if ((question.kind === 'count' || question.kind === 'total') && question.same !== 'reporter') this.fields.add(question.same)
    }
  }

  #starts(procedure: Procedure): void {
    for (const start of Object.values(procedure.starts)) {
      this.#who(start.by)
      this.#routes(start.next)
      for (const gate of start.needs) this.#expression(gate.that)
      this.#expression(start.rowWhen)
      if (start.register !== undefined) this.registers.add(start.register)
    }
  }

  #steps(procedure: Procedure): void {
    for (const step of Object.values(procedure.steps)) {
      this.#who(step.by)
      this.#routes(step.next)
      if (step.each !== undefined) this.fields.add(step.each)
      for (const skip of step.skip) this.#expression(skip.when)
      for (const { value } of step.opens?.with ?? []) this.#expression(value)
      for (const outcome of step.outcomes) {
        this.#expression(outcome.when)
        this.#routes(outcome.next)
        for (const gate of outcome.needs) this.#expression(gate.that)
        for (const { value } of outcome.set) this.#expression(value)
        for (const move of outcome.moves) {
          this.#expression(move.count)
          if (move.witness !== undefined) this.fields.add(move.witness)
        }
      }
    }
  }

  #time(procedure: Procedure): void {
    for (const clock of Object.values(procedure.clocks)) {
      this.#who(clock.warnWho)
      for (const effect of clock.late) this.#effect(effect)
      if (clock.extend) this.#who([...clock.extend.by, ...clock.extend.decide])
      for (const { when, limit } of clock.limits) {
        this.#expression(when)
        if (limit.kind === 'field') this.fields.add(limit.field)
      }
    }
    for (const rule of procedure.rules) {
      this.#expression(rule.when)
      for (const effect of rule.do) this.#effect(effect)
    }
    for (const words of procedure.words) {
      this.#expression(words.when)
      this.#who(words.to)
      if (typeof words.mode === 'object') this.fields.add(words.mode.field)
      for (const [, name = ''] of `${words.text.zh}${words.text.en}`.matchAll(/\{\{(\w+)\}\}/g)) this.fields.add(name)
    }
  }

  #routes(routes: readonly Route[]): void {
    for (const route of routes) this.#expression(route.when)
  }

  #expression(expression: Expression | undefined): void {
    for (const name of expression?.reads ?? []) this.fields.add(name)
  }

  #effect(effect: Effect): void {
    switch (effect.kind) {
      case 'notify':
      case 'assign':
      case 'urge': this.#who(effect.who); return
      case 'set': for (const { value } of effect.set) this.#expression(value); return
      case 'open': for (const { value } of effect.ticket.with) this.#expression(value); return
      case 'raise':
      case 'take':
      case 'ledger':
      case 'say':
      case 'paper':
    }
  }

  #who(whos: readonly Who[]): void {
    for (const who of whos) this.#one(who)
  }

  #one(who: Who): void {
    switch (who.kind) {
      case 'role': this.roles.add(who.role); return
      case 'unitIn':
      case 'headOf':
      case 'personIn':
      case 'outside':
      case 'register': this.fields.add(who.field); return
      case 'table':
        this.fields.add(who.field)
        this.tables.add(who.table)
        return
      case 'superiorOf': this.#who(who.who); return
      case 'firstOf': this.#who(who.whos); return
      case 'byLevel': for (const inner of Object.values(who.levels)) this.#who(inner); return
      case 'cases':
        for (const entry of who.cases) {
          this.#expression(entry.when)
          this.#who(entry.who)
        }
        return
      case 'unit':
      case 'post':
      case 'actorOf':
      case 'reporter':
      case 'originator':
      case 'item':
    }
  }
}
