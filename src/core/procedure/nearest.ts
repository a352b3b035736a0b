/** The right name that a wrong one comes nearest to. */

/** "; did you mean ...?" for the nearest right name, when one is near enough; else nothing. */
export function nearest(name: string, names: readonly string[]): { hint: string; hintZh: string } {
  let best: string | undefined
  let distance = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    const d = editDistance(name.toLowerCase(), candidate.toLowerCase(), distance)
    if (d < distance) {
      distance = d
      best = candidate
    }
  }
  return best === undefined ? { hint: '', hintZh: '' } : { hint: `; did you mean "${best}"?`, hintZh: `,是否想写“${best}”?` }
}

/** Letters changed, left out or put in; two neighbours that changed places count once, as typing does it. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : limit
      current.push(Math.min(change, swapped, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    before = previous
    previous = current
  }
  return previous[b.length] ?? limit
}
