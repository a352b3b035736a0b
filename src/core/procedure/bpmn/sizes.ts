/** How large the shapes of BPMN are, and their words outside of them. Pixels. */
import { breakLines, widthOf } from '../draw/text-lines.ts'
import type { FlowNode } from './model.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export const EVENT = 36
const GATEWAY = 50
const TASK: Size = { width: 130, height: 80 }
/** Room that each of several timers on the edge of a step takes along it, with its words. */
export const TIMER_ROOM = 122
/** Viewers have fonts of their own: a little slack keeps their lines as ours. */
const OUTSIDE = { size: 11, width: 104, line: 15, slack: 10 } as const

/** The room of words outside of a shape, broken as a viewer breaks them. */
export function wordsSize(text: string, width: number = OUTSIDE.width): Size {
  if (text === '') return { width: 0, height: 0 }
  const lines = breakLines(text, width, OUTSIDE.size)
  return { width: Math.ceil(Math.max(...lines.map((line) => widthOf(line, OUTSIDE.size)))) + OUTSIDE.slack, height: lines.length * OUTSIDE.line }
}

/** Whether its name is written outside of it. */
export function isNamedOutside(node: FlowNode): boolean {
  return node.kind === 'startEvent' || node.kind === 'endEvent' || node.kind === 'boundaryEvent' || node.kind === 'milestone' || node.kind === 'timerCatch' || node.kind.endsWith('Gateway')
}

/** The shape itself; `timers` stand on its edge. */
export function shapeSize(node: FlowNode, timers: number, inner: Size | undefined): Size {
  switch (node.kind) {
    case 'startEvent': case 'endEvent': case 'boundaryEvent': case 'milestone': case 'timerCatch': return { width: EVENT, height: EVENT }
    case 'exclusiveGateway': case 'parallelGateway': case 'inclusiveGateway': return { width: GATEWAY, height: GATEWAY }
    case 'userTask': case 'receiveTask': case 'callActivity': return { width: timers < 2 ? TASK.width : timers * TIMER_ROOM + 10, height: TASK.height }
    case 'subProcess': return inner ?? TASK
  }
}
