/** The units as a tree. */
import type { UnitView } from '../../../contract/index.ts'

export interface UnitNode {
  readonly unit: UnitView
  readonly depth: number
  readonly children: readonly UnitNode[]
}

/** The tree in the order of position, then code. A unit whose parent is not in the list, or that stands in a circle, becomes a root. */
export function growTree(units: readonly UnitView[]): readonly UnitNode[] {
  const byParent = Map.groupBy(units, ({ parent }) => parent)
  const known = new Set(units.map(({ code }) => code))
  const placed = new Set<string>()
  const grow = (unit: UnitView, depth: number): UnitNode => {
    placed.add(unit.code)
    const below = sort(byParent.get(unit.code) ?? []).filter(({ code }) => !placed.has(code))
    return { unit, depth, children: below.map((child) => grow(child, depth + 1)) }
  }
  const roots = sort(units.filter(({ parent }) => parent === null || !known.has(parent))).map((unit) => grow(unit, 0))
  const lost = sort(units).flatMap((unit) => (placed.has(unit.code) ? [] : [grow(unit, 0)]))
  return [...roots, ...lost]
}

/** The tree as lines, each with its depth; children only of units that `open` lets through. */
export function flattenTree(nodes: readonly UnitNode[], open: (code: string) => boolean = () => true): readonly UnitNode[] {
  return nodes.flatMap((node) => [node, ...(open(node.unit.code) ? flattenTree(node.children, open) : [])])
}

/** A unit and everything below it: where it may not be moved to. */
export function codesBelow(units: readonly UnitView[], code: string): ReadonlySet<string> {
  const below = new Set([code])
  for (let grown = true; grown;) {
    grown = false
    for (const { code: each, parent } of units) {
      if (parent === null || !below.has(parent) || below.has(each)) continue
      below.add(each)
      grown = true
    }
  }
  return below
}

/** A unit and the units above it, topmost first. */
export function pathTo(units: readonly UnitView[], code: string): readonly UnitView[] {
  const path: UnitView[] = []
  for (let unit = units.find((each) => each.code === code); unit && !path.includes(unit);) {
    path.unshift(unit)
    const { parent } = unit
    unit = units.find((each) => each.code === parent)
  }
  return path
}

function sort(units: readonly UnitView[]): readonly UnitView[] {
  return units.toSorted((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
}

export interface Placing {
  readonly code: string
  readonly version: number
  readonly position: number
}

/** The new positions, 1, 2, 3 ..., that move a unit one place among its siblings; only those that change. Empty at the end of the row. */
export function moveAmongSiblings(units: readonly UnitView[], code: string, by: -1 | 1): readonly Placing[] {
  const unit = units.find((each) => each.code === code)
  if (!unit) return []
  const row = [...sort(units.filter(({ parent }) => parent === unit.parent))]
  const from = row.indexOf(unit)
  if (from + by < 0 || from + by >= row.length) return []
  row.splice(from, 1)
  row.splice(from + by, 0, unit)
  return row.flatMap((each, i) => (each.position === i + 1 ? [] : [{ code: each.code, version: each.version, position: i + 1 }]))
}
