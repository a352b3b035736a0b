/** Which of `count` offers is chosen after an arrow key; -1 is none of them, between the last and the first. */
export function moveChoice(active: number, step: 1 | -1, count: number): number {
  const places = count + 1
  return ((active + 1 + step + places) % places) - 1
}
