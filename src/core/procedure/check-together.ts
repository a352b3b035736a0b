/** What can only be said about procedures side by side: the tickets they open in each other, and their numbers. */
import { expressionTypeOf } from './compile-desk.ts'
import { finding } from './findings.ts'
import type { Details, Finding, FindingCode } from './findings.ts'
import { nearest } from './nearest.ts'
import { sharedNumber } from './number-collision.ts'
import { ownEntry } from './own-entry.ts'
import type { Effect, Procedure, Start, Step, SubTicket } from './types.ts'
import type { Path, YamlSource } from './yaml-source.ts'

export interface CheckedTogether {
  readonly procedure: string
  readonly findings: readonly Finding[]
}

type Places = Pick<YamlSource, 'placeOf'>

/**
 * Findings of each procedure, in the order given; none when all fit together. `places` are those of the compiled files by procedure: with them
 * a finding has its line and column, without them only its path.
 */
export function checkTogether(procedures: readonly Procedure[], places: Readonly<Record<string, Places>> = {}): CheckedTogether[] {
  return procedures.map((procedure, index) => {
    const file = new FileBeside(procedure, procedures, ownEntry(places, procedure.id))
    file.checkNumber(procedures.slice(0, index))
    for (const { ticket, path, step } of subTicketsOf(procedure)) file.checkTicket(ticket, path, step)
    return { procedure: procedure.id, findings: file.findings }
  })
}

interface Opening {
  readonly ticket: SubTicket
  readonly path: Path
  readonly step?: Step
}

function subTicketsOf(procedure: Procedure): Opening[] {
  const inEffects = (effects: readonly Effect[], path: Path): Opening[] =>
    effects.flatMap((effect, index) => (effect.kind === 'open' ? [{ ticket: effect.ticket, path: [...path, index, 'open'] }] : []))
  return [
    ...Object.values(procedure.steps).flatMap((step) => (step.opens ? [{ ticket: step.opens, path: ['steps', step.key, 'opens'], step }] : [])),
    ...Object.values(procedure.clocks).flatMap((clock) => inEffects(clock.late, ['clocks', clock.key, 'late'])),
    ...procedure.rules.flatMap((rule) => inEffects(rule.do, ['rules', rule.key, 'do'])),
  ]
}

class FileBeside {
  readonly findings: Finding[] = []
  readonly #procedure: Procedure
  readonly #all: readonly Procedure[]
  readonly #places: Places

  constructor(procedure: Procedure, all: readonly Procedure[], places: Places = { placeOf: (path) => ({ path: path.join('.'), line: 1, column: 1 }) }) {
    this.#procedure = procedure
    this.#all = all
    this.#places = places
  }

  #report(code: FindingCode, path: Path, details: Details): void {
    this.findings.push(finding(code, this.#places.placeOf(path), details))
  }

  /** Said once, at the later of two. */
  checkNumber(before: readonly Procedure[]): void {
    const { id, number } = this.#procedure
    if (before.some((other) => other.id === id)) this.#report('procedure.same_procedure', ['procedure'], { name: id })
    for (const other of before) {
      const shared = other.id === id ? undefined : sharedNumber(number, other.number)
      if (shared !== undefined) this.#report('procedure.number_collides', ['number'], { other: other.id, number: shared })
    }
  }

  checkTicket(ticket: SubTicket, path: Path, step: Step | undefined): void {
    const other = this.#all.find((candidate) => candidate.id === ticket.procedure)
    if (!other) return this.#report('procedure.unknown_procedure', [...path, 'procedure'], { name: ticket.procedure, ...nearest(ticket.procedure, this.#all.map((candidate) => candidate.id)) })
    this.#checkFields(ticket, other, path)
    const start = this.#startOf(ticket, other, path)
    if (start) this.#checkFilled(ticket, start, other, path)
    if (step) this.#checkEnds(step, other)
  }

  #startOf(ticket: SubTicket, other: Procedure, path: Path): Start | undefined {
    const starts = Object.values(other.starts).filter((start) => start.kind === 'ticket')
    const named = ticket.start === undefined ? (starts.length === 1 ? starts[0] : undefined) : starts.find((start) => start.channel === ticket.start)
    if (!named) this.#report('procedure.no_such_start', ticket.start === undefined ? path : [...path, 'start'], { procedure: other.id, name: ticket.start ?? '?', ...nearest(ticket.start ?? '', starts.map((start) => start.channel)) })
    return named
  }

  #checkFields(ticket: SubTicket, other: Procedure, path: Path): void {
    for (const { field: name, value } of ticket.with) {
      const field = ownEntry(other.fields, name)
      if (field && !field.value && expressionTypeOf(field.type) === value.type) continue
      const near = field ? {} : nearest(name, Object.keys(other.fields))
      this.#report('procedure.other_field', [...path, 'with', name], { procedure: other.id, name, expected: value.type, ...near })
    }
  }

  /** What must be filled in when the other ticket begins, and nobody is there to do it. */
  #checkFilled(ticket: SubTicket, start: Start, other: Procedure, path: Path): void {
    const filled = [...ticket.with.map((assignment) => assignment.field), ...Object.keys(start.defaults)]
    for (const { field: name, required } of start.form) {
      if (required && !filled.includes(name) && !ownEntry(other.fields, name)?.when) this.#report('procedure.unfilled', path, { name })
    }
  }

  #checkEnds(step: Step, other: Procedure): void {
    const ends = Object.values(other.steps).filter((candidate) => candidate.kind === 'end').map((candidate) => candidate.key)
    for (const outcome of step.outcomes) {
      outcome.ends.forEach((end, index) => {
        if (!ends.includes(end)) this.#report('procedure.unknown_end', ['steps', step.key, 'outcomes', outcome.key, 'ends', index], { procedure: other.id, name: end, ...nearest(end, ends) })
      })
    }
    if (step.outcomes.some((outcome) => outcome.ends.length === 0)) return
    const answered = step.outcomes.flatMap((outcome) => outcome.ends)
    for (const end of ends) if (!answered.includes(end)) this.#report('procedure.end_unanswered', ['steps', step.key, 'outcomes'], { procedure: other.id, name: end })
  }
}
