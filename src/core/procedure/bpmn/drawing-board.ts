/** A flow graph while it is made, and what makes it well-formed: merges before what several arrows lead to, no gateway for nothing. */
import { isGateway } from './model.ts'
import type { FlowGraph, FlowNode, SequenceFlow } from './model.ts'

/** Whose a node is. */
export interface Of {
  readonly owner?: string | undefined
  readonly step?: string | undefined
  readonly before?: string
}

type Way = Omit<SequenceFlow, 'id' | 'from' | 'to'>

export class DrawingBoard {
  #nodes: FlowNode[] = []
  #flows: SequenceFlow[] = []
  /** The lane of a node, by id; a node without one takes it from its neighbours. */
  readonly owners = new Map<string, string>()
  /** The step a node belongs to: itself, or whose timers and gateways they are. */
  readonly origins = new Map<string, string>()
  /** Joins that several arrows meet in by their nature. */
  readonly #joins = new Set<string>()

  add(node: FlowNode, of: Of = {}): string {
    const place = of.before === undefined ? -1 : this.#nodes.findIndex(({ id }) => id === of.before)
    // The order of nodes is the order in which they are drawn: a merge stands before what it leads to.
    this.#nodes.splice(place < 0 ? this.#nodes.length : place, 0, node)
    if (of.owner !== undefined) this.owners.set(node.id, of.owner)
    if (of.step !== undefined) this.origins.set(node.id, of.step)
    return node.id
  }

  addJoin(node: FlowNode, of: Of = {}): string {
    this.gathers(node.id)
    return this.add(node, of)
  }

  /** Several arrows meet here as it is. */
  gathers(id: string): void {
    this.#joins.add(id)
  }

  flow(from: string, to: string, way: Partial<Way> = {}): void {
    this.#flows.push({ id: `Flow_${from}_${to}_${this.#flows.length}`, from, to, name: '', ...way })
  }

  into(id: string): readonly SequenceFlow[] {
    return this.#flows.filter(({ to }) => to === id)
  }

  replace(id: string, make: (node: FlowNode) => FlowNode): void {
    this.#nodes = this.#nodes.map((node) => (node.id === id ? make(node) : node))
  }

  /** Turns arrows that lead to `id` over another node first. */
  redirect(flows: readonly SequenceFlow[], over: string): void {
    this.#flows = this.#flows.map((flow) => (flows.includes(flow) ? { ...flow, to: over } : flow))
  }

  finish(): FlowGraph {
    this.#uniteTwins()
    // What one removal leaves behind may be idle in turn.
    for (let before = -1; before !== this.#nodes.length;) {
      before = this.#nodes.length
      this.#removeIdle()
    }
    this.#mergeMany()
    // An end that only parts come to has its likeness inside of them.
    this.#nodes = this.#nodes.filter((node) => node.kind !== 'endEvent' || this.#flows.some(({ to }) => to === node.id))
    const seen = new Map<string, number>()
    // Ids follow from what an arrow joins, so that a small change of the procedure changes little of the file.
    this.#flows = this.#flows.map((flow) => {
      const stem = `Flow_${flow.from}_${flow.to}`
      const nr = (seen.get(stem) ?? 0) + 1
      seen.set(stem, nr)
      return { ...flow, id: nr === 1 ? stem : `${stem}_${nr}` }
    })
    return { nodes: this.#nodes, flows: this.#flows }
  }

  /** Two outcomes that lead to the same place are one arrow with both names. */
  #uniteTwins(): void {
    const united = new Map<string, SequenceFlow>()
    for (const flow of this.#flows) {
      const key = `${flow.from} ${flow.to}`
      const twin = united.get(key)
      united.set(key, twin ? unite(twin, flow) : flow)
    }
    this.#flows = [...united.values()]
  }

  #removeIdle(): void {
    for (const node of this.#nodes.filter(isGateway)) {
      const [before, ...others] = this.#flows.filter(({ to }) => to === node.id)
      const [after, ...more] = this.#flows.filter(({ from }) => from === node.id)
      if (!before || !after || others.length > 0 || more.length > 0) continue
      if (this.#joins.has(node.id) && node.name !== '') {
        // A join that only one arrow reaches still says what has been reached.
        this.#nodes = this.#nodes.map((candidate) => (candidate === node ? { ...node, kind: 'milestone' } : candidate))
        continue
      }
      this.#flows = this.#flows.filter((flow) => flow !== after).map((flow) => (flow === before ? { ...before, to: after.to } : flow))
      this.#nodes = this.#nodes.filter((candidate) => candidate !== node)
    }
    this.#uniteTwins()
  }

  #mergeMany(): void {
    for (const node of [...this.#nodes]) {
      const arriving = this.#flows.filter(({ to }) => to === node.id)
      if (arriving.length < 2 || this.#joins.has(node.id)) continue
      const merge = `Merge_${node.id}`
      this.add({ id: merge, kind: 'exclusiveGateway', name: '', documentation: '' }, { owner: this.owners.get(node.id), before: node.id })
      this.redirect(arriving, merge)
      this.flow(merge, node.id)
    }
  }
}

function unite(a: SequenceFlow, b: SequenceFlow): SequenceFlow {
  const name = [...new Set([a.name, b.name])].filter((part) => part !== '').join(' / ')
  if (a.isDefault || b.isDefault) {
    // The default also covers what the condition covers.
    const { condition: _, ...rest } = a
    return { ...rest, name, isDefault: true }
  }
  return { ...a, name, ...(a.condition !== undefined && b.condition !== undefined ? { condition: `(${a.condition}) || (${b.condition})` } : {}) }
}
