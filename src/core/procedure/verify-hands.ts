/**
 * Proof that somebody is named at every step: "the unit in leadUnit" is nobody while leadUnit is empty.
 * Walks every step with every combination of the facts that a "who" looks at; other conditions are taken to go either way.
 */
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import type { FormField, Label, Procedure, Route, Step, Who } from './types.ts'
import type { YamlSource } from './yaml-source.ts'

/** `field:leadUnit` is filled in, `step:handle` was ended by a person. */
type Facts = ReadonlySet<string>

interface Place {
  readonly step: Step
  readonly facts: Facts
  readonly story: Label
}

/** Beyond this many facts the walk would take too long; no readable procedure comes near. */
const MOST_FACTS = 10

export function checkHands(procedure: Procedure, source: YamlSource): Finding[] {
  const relevant = new Set(Object.values(procedure.steps).flatMap((step) => factsOf(procedure, step.by)))
  if (relevant.size === 0 || relevant.size > MOST_FACTS) return []
  const found = new Map<string, Finding>()
  const queue = Object.values(procedure.starts).flatMap((start) =>
    fillings(start.form, new Set(), relevant).flatMap((facts) => arrivals(procedure, start.next, facts, relevant, start.label)))
  const seen = new Set<string>()
  for (let place = queue.shift(); place; place = queue.shift()) {
    const { step, facts, story } = place
    const key = [step.key, ...[...facts].sort()].join('|')
    if (seen.has(key) || step.kind === 'end') continue
    seen.add(key)
    if (!isNamed(procedure, step.by, facts) && !found.has(step.key)) {
      const needs = factsOf(procedure, step.by).map((fact) => fact.replace(/^\w+:/, '')).join(', ')
      const place = source.placeOf(['steps', step.key, 'by'])
      const zh = finding('procedure.nobody_sure', place, { name: step.key, needs, story: story.zh }).message.zh
      const inEnglish = finding('procedure.nobody_sure', place, { name: step.key, needs, story: story.en })
      found.set(step.key, { ...inEnglish, message: { zh, en: inEnglish.message.en } })
    }
    for (const outcome of step.outcomes) {
      const told = { zh: `${story.zh} → ${step.label.zh}：${outcome.label.zh}`, en: `${story.en} -> ${step.label.en}: ${outcome.label.en}` }
      for (const after of fillings([...step.form, ...outcome.form], facts, relevant)) {
        for (const done of endings(procedure, step, outcome.key, after, relevant)) queue.push(...arrivals(procedure, outcome.next, done, relevant, told))
      }
    }
  }
  return [...found.values()]
}

function factsOf(procedure: Procedure, whos: readonly Who[]): string[] {
  return [...new Set(whos.flatMap((who) => {
    switch (who.kind) {
      case 'unitIn':
      case 'headOf':
      case 'personIn': return [`field:${who.field}`]
      case 'actorOf': return [`step:${who.step}`]
      case 'role': return factsOf(procedure, procedure.roles[who.role]?.who ?? [])
      case 'byLevel': return Object.values(who.levels).flatMap((inner) => factsOf(procedure, inner))
      case 'unit':
      case 'post':
      case 'reporter': return []
    }
  }))]
}

function isNamed(procedure: Procedure, whos: readonly Who[], facts: Facts): boolean {
  return whos.some((who) => {
    if (who.kind === 'role') return isNamed(procedure, procedure.roles[who.role]?.who ?? [], facts)
    if (who.kind === 'byLevel') return Object.values(who.levels).every((inner) => isNamed(procedure, inner, facts))
    return factsOf(procedure, [who]).every((fact) => facts.has(fact))
  })
}

/** What is known after a form: required fields are filled in, optional ones may be filled in or emptied. */
function fillings(form: readonly FormField[], before: Facts, relevant: Facts): Facts[] {
  let all: Facts[] = [before]
  for (const { field, required } of form) {
    const fact = `field:${field}`
    if (!relevant.has(fact)) continue
    all = all.flatMap((facts) => (required ? [withFact(facts, fact)] : [withFact(facts, fact), withoutFact(facts, fact)]))
  }
  return all
}

/** Who ended the step is a person, unless only the reporter may or a clock took the outcome. */
function endings(procedure: Procedure, step: Step, outcome: string, facts: Facts, relevant: Facts): Facts[] {
  const fact = `step:${step.key}`
  if (!relevant.has(fact)) return [facts]
  const byClock = Object.values(procedure.clocks).some((clock) => clock.late.some((action) => action.kind === 'take' && action.step === step.key && action.outcome === outcome))
  const byReporter = step.by.some((who) => who.kind === 'reporter')
  const byPerson = step.by.some((who) => who.kind !== 'reporter')
  return [...(byPerson ? [withFact(facts, fact)] : []), ...(byClock || byReporter ? [withoutFact(facts, fact)] : [])]
}

/** Where the routes lead: a route that asks whether a field is empty is followed exactly, any other both ways. */
function arrivals(procedure: Procedure, routes: readonly Route[], facts: Facts, relevant: Facts, story: Label): Place[] {
  const places: Place[] = []
  for (const route of routes) {
    const asked = /^(\w+) (==|!=) ""$/.exec(route.when?.source.trim() ?? '')
    const fact = `field:${asked?.[1] ?? ''}`
    const known = asked && relevant.has(fact) ? facts.has(fact) === (asked[2] === '!=') : undefined
    const step = procedure.steps[route.to]
    if (known !== false && step) places.push({ step, facts, story })
    if (known === true || !route.when) break
  }
  return places
}

function withFact(facts: Facts, fact: string): Facts {
  return new Set([...facts, fact])
}

function withoutFact(facts: Facts, fact: string): Facts {
  return new Set([...facts].filter((known) => known !== fact))
}
