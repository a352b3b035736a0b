/** A procedure as BPMN 2.0 sees it: flow nodes, sequence flows, lanes. Ids are XML names. */

export type EventTrigger = 'none' | 'message' | 'timer' | 'conditional'

/** When a timer fires: ISO 8601 where that says it exactly, else in words. */
export interface Timer {
  readonly as: 'timeDuration' | 'timeDate' | 'timeCycle'
  readonly body: string
}

interface Base {
  readonly id: string
  readonly name: string
  readonly documentation: string
}

export type FlowNode = Base & (
  | { readonly kind: 'startEvent'; readonly trigger: EventTrigger; readonly timer?: Timer; readonly condition?: string; readonly interrupting?: boolean }
  | { readonly kind: 'endEvent'; readonly trigger: 'none' | 'message' }
  | { readonly kind: 'boundaryEvent'; readonly on: string; readonly interrupting: boolean; readonly timer: Timer }
  | { readonly kind: 'userTask' | 'receiveTask'; readonly many: boolean }
  | { readonly kind: 'callActivity'; readonly many: boolean; readonly called: string }
  /** With `onEvent` it stands beside the flow and begins by its own start event. */
  | { readonly kind: 'subProcess'; readonly many: boolean; readonly onEvent: boolean; readonly inner: FlowGraph }
  /** Nobody acts: it waits for the time. */
  | { readonly kind: 'timerCatch'; readonly timer: Timer }
  /** Something is reached; nothing is done. */
  | { readonly kind: 'milestone' }
  | { readonly kind: 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' }
)
export type FlowNodeKind = FlowNode['kind']

export interface SequenceFlow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: string
  /** CEL, as the procedure has it. */
  readonly condition?: string
  /** Taken when no condition of its gateway holds. */
  readonly isDefault?: boolean
}

export interface FlowGraph {
  readonly nodes: readonly FlowNode[]
  readonly flows: readonly SequenceFlow[]
}

export interface Lane {
  readonly id: string
  readonly name: string
  readonly nodes: readonly string[]
}

export function isGateway(node: FlowNode): boolean {
  return node.kind === 'exclusiveGateway' || node.kind === 'parallelGateway' || node.kind === 'inclusiveGateway'
}

/** An XML name of any text: letters, digits, `_`, `-` and `.` stay; the rest becomes `_`. */
export function xmlName(prefix: string, text: string): string {
  return `${prefix}_${text.replace(/[^A-Za-z0-9_.-]/g, '_')}`
}
