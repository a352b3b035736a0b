/** First proofs about a procedure: every step can be reached, and from every step an end can. */
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import type { Procedure } from './types.ts'
import type { YamlSource } from './yaml-source.ts'

export function nextSteps(procedure: Procedure, step: string): string[] {
  const routes = procedure.steps[step]?.outcomes.flatMap((outcome) => outcome.next.map((route) => route.to)) ?? []
  return [...new Set(routes)]
}

function spread(from: readonly string[], next: (step: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  const queue = [...from]
  for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
    for (const other of next(step)) {
      if (seen.has(other)) continue
      seen.add(other)
      queue.push(other)
    }
  }
  return seen
}

export function checkPaths(procedure: Procedure, source: YamlSource): Finding[] {
  const steps = Object.values(procedure.steps)
  const firsts = Object.values(procedure.starts).flatMap((start) => start.next.map((route) => route.to))
  const reached = spread(firsts, (step) => nextSteps(procedure, step))
  const ends = steps.filter((step) => step.kind === 'end').map((step) => step.key)
  const before = (step: string): string[] => steps.filter((other) => nextSteps(procedure, other.key).includes(step)).map((other) => other.key)
  const ending = spread(ends, before)
  return steps.flatMap((step) => {
    const place = source.placeOf(['steps', step.key], 'key')
    if (!reached.has(step.key)) return [finding('procedure.unreachable', place, { name: step.key })]
    if (!ending.has(step.key)) return [finding('procedure.no_end', place, { name: step.key })]
    return []
  })
}
