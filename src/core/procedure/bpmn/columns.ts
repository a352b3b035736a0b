/**
 * Rows of lanes. What stands in one column of one lane is stacked and moved as near to its neighbours as that allows. Arrows that pass
 * several columns run on tracks of their own: forward ones above what stands in the lane, those that lead back below it.
 */

/** Something that takes room in a column: a node, or the place where an arrow passes. */
export interface Item {
  readonly id: string
  readonly column: number
  readonly lane: number
  /** Its place among the others of the column, as the layout had it. */
  readonly order: number
  readonly height: number
  /** Where its line runs, below its middle: words stand on their line. */
  readonly line: number
  /** Ids of items it should be level with. */
  readonly beside: readonly string[]
  /** Of a long arrow: which one, and on which side of the lane it runs. */
  readonly track?: { readonly arrow: string; readonly side: 'above' | 'below' }
}

const GAP = 14
const SWEEPS = 12
const LEAST = 100
const PADDING = 16

export interface Stacked {
  /** The line of each item, from the top of its lane: the middle of a node, the foot of words. */
  readonly lines: ReadonlyMap<string, number>
  /** Heights of the lanes. */
  readonly lanes: readonly number[]
}

export function stackLanes(items: readonly Item[], count: number): Stacked {
  const lines = new Map<string, number>()
  const lanes = Array.from({ length: count }, (_, lane) => {
    const own = items.filter((item) => item.lane === lane)
    const above = tracksOf(own, 'above')
    const below = tracksOf(own, 'below')
    const stacks = stacksOf(own)
    const inner = Math.max(LEAST, ...stacks.map(heightOf)) + 2 * PADDING
    for (const [id, at] of above.lines) lines.set(id, PADDING / 2 + at)
    for (const [id, at] of below.lines) lines.set(id, above.height + inner + at)
    return { top: above.height, inner, height: above.height + inner + below.height, stacks }
  })
  const tops = lanes.map((_, index) => lanes.slice(0, index).reduce((sum, { height }) => sum + height, 0))
  const laneOf = new Map(items.map((item) => [item.id, item.lane]))
  for (const { stacks, top, inner } of lanes) for (const stack of stacks) place(stack, stack.map((_, index) => top + inner / 2 + heightOf(stack.slice(0, index)) - heightOf(stack) / 2), { top, inner }, lines)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    lanes.forEach(({ stacks, top, inner }, lane) => {
      for (const stack of stacks) {
        const wishes = stack.map((item) => {
          const levels = item.beside.flatMap((id) => (lines.has(id) ? [(lines.get(id) ?? 0) + (tops[laneOf.get(id) ?? 0] ?? 0) - (tops[lane] ?? 0)] : []))
          return levels.length === 0 ? lines.get(item.id) ?? 0 : levels.reduce((sum, level) => sum + level, 0) / levels.length
        })
        place(stack, wishes, { top, inner }, lines)
      }
    })
  }
  return { lines, lanes: lanes.map(({ height }) => height) }
}

function stacksOf(items: readonly Item[]): readonly (readonly Item[])[] {
  return [...Map.groupBy(items.filter(({ track }) => !track), ({ column }) => column).values()].map((stack) => stack.toSorted((a, b) => a.order - b.order))
}

function heightOf(stack: readonly Item[]): number {
  return stack.reduce((sum, { height }) => sum + height + GAP, 0)
}

/** In their order, apart, between the tracks; a wish is for the line. */
function place(stack: readonly Item[], wishes: readonly number[], { top, inner }: { readonly top: number; readonly inner: number }, lines: Map<string, number>): void {
  let least = top + GAP / 2
  stack.forEach((item, index) => {
    const lowest = top + inner - heightOf(stack.slice(index + 1)) - item.height / 2 - GAP / 2
    const at = Math.max(least + item.height / 2, Math.min((wishes[index] ?? 0) - item.line, lowest))
    lines.set(item.id, at + item.line)
    least = at + item.height / 2 + GAP
  })
}

/** Arrows whose columns do not meet share a track. */
function tracksOf(items: readonly Item[], side: 'above' | 'below'): { readonly lines: ReadonlyMap<string, number>; readonly height: number } {
  const arrows = [...Map.groupBy(items.filter(({ track }) => track?.side === side), ({ track }) => track?.arrow ?? '').values()]
  const tracks: { until: number; height: number; readonly items: Item[] }[] = []
  for (const arrow of arrows.toSorted((a, b) => Math.min(...a.map(({ column }) => column)) - Math.min(...b.map(({ column }) => column)))) {
    const [from, to] = [Math.min(...arrow.map(({ column }) => column)), Math.max(...arrow.map(({ column }) => column))]
    const height = Math.max(...arrow.map((item) => item.height))
    const free = tracks.find(({ until }) => until < from)
    if (!free) tracks.push({ until: to, height, items: [...arrow] })
    else {
      free.until = to
      free.height = Math.max(free.height, height)
      free.items.push(...arrow)
    }
  }
  const lines = new Map<string, number>()
  let top = 0
  for (const track of tracks) {
    for (const { id } of track.items) lines.set(id, top + track.height - 4)
    top += track.height + 6
  }
  return { lines, height: top }
}
