/** How large the diagram is drawn; 1 is its own size. */
export const LEAST_SCALE = 0.3
export const MOST_SCALE = 2.5
const STEP = 1.2

export function clampScale(scale: number): number {
  return Math.min(MOST_SCALE, Math.max(LEAST_SCALE, Math.round(scale * 100) / 100))
}

/** One step larger (`1`) or smaller (`-1`). */
export function zoomBy(scale: number, steps: number): number {
  return clampScale(scale * STEP ** steps)
}

/** The scale at which the whole width shows; never larger than life. */
export function fitScale(width: number, room: number): number {
  return width > 0 && room > 0 ? Math.min(1, clampScale(Math.floor((room / width) * 100) / 100)) : 1
}

/** Where to scroll so that the point under the pointer stays there. Scroll, point (from the left of the window) and scales in; scroll out. */
export function keepPoint(scroll: number, point: number, from: number, to: number): number {
  return Math.max(0, ((scroll + point) / from) * to - point)
}
