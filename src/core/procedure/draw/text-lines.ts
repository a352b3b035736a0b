/** How wide a text is drawn, and where it is broken: estimated, since the core has no fonts. Lengths are pixels at 100 %. */

/** Widths in ems, a little generous, so that what is measured here fits wherever it is drawn. */
const NARROW = /[ijlI.,;:'|!()[\]{}·‘’]/
const WIDE_LATIN = /[mwMW@%&]/
const EMS: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60“”…—]/u, 1],
  [/\p{Extended_Pictographic}/u, 1.2],
  [NARROW, 0.34], [/[frt"/-]/, 0.42], [/\s/, 0.3], [WIDE_LATIN, 0.95], [/[A-Z]/, 0.7], [/[a-z0-9]/, 0.59],
]

/** The width of a text at a size of type. */
export function widthOf(text: string, size: number): number {
  let ems = 0
  for (const letter of text) ems += EMS.find(([pattern]) => pattern.test(letter))?.[1] ?? 0.7
  return ems * size
}

const CLOSING = /^[，。、；：！？）》〉】」』”’%‰,.;:!?)\]}…]/u
const OPENING = /[（《〈【「『“‘([{]$/u

/** Pieces that are not broken: Latin words, single Chinese characters with the marks that belong to them, `7天`. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const piece of text.match(/\s+|\d{1,2}:\d{2}|[\p{Script=Latin}\p{N}_/.@'"-]+|./gu) ?? []) {
    const before = pieces.at(-1)
    if (before !== undefined && before.trim() !== '' && (CLOSING.test(piece) || OPENING.test(before) || (/\d$/.test(before) && /^\p{Script=Han}/u.test(piece)))) pieces[pieces.length - 1] = before + piece
    else pieces.push(piece)
  }
  return pieces
}

/** Lines no wider than `width`; the last of `most` ends in an ellipsis when there would be more. A word that is too long for a line is cut. */
export function breakLines(text: string, width: number, size: number, most = Number.POSITIVE_INFINITY): readonly string[] {
  const made: string[] = []
  let line = ''
  for (const piece of piecesOf(text)) {
    const parts = widthOf(piece, size) > width ? [...piece] : [piece]
    for (const part of parts) {
      if (line.trim() !== '' && widthOf(line + part.trimEnd(), size) > width) {
        made.push(line.trim())
        line = ''
      }
      line += part
    }
  }
  if (line.trim() !== '') made.push(line.trim())
  if (made.length <= most) return made
  return [...made.slice(0, most - 1), shorten(made[most - 1] ?? '', width, size)]
}

function shorten(line: string, width: number, size: number): string {
  const letters = [...line]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('')}…`
}
