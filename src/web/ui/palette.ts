/** The colours with their meanings, once; antd's theme and our own CSS variables are both made from here. docs/design.md explains them. */
export interface Palette {
  readonly ground: string
  readonly surface: string
  readonly raised: string
  readonly sunken: string
  readonly line: string
  readonly lineStrong: string
  readonly text: string
  /** Second-rank text; at least 4.5 : 1 on every surface. */
  readonly quiet: string
  readonly accent: string
  readonly accentHover: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly info: string
  readonly infoSoft: string
  readonly good: string
  readonly goodSoft: string
  readonly warn: string
  readonly warnSoft: string
  readonly bad: string
  readonly badSoft: string
  /** Ground of internal notes, never used for anything else. */
  readonly note: string
  readonly noteLine: string
  /** Ground of words that reach the reporter. */
  readonly outside: string
  readonly outsideLine: string
  readonly focus: string
}

export const LIGHT: Palette = {
  ground: '#f3f5f7', surface: '#ffffff', raised: '#ffffff', sunken: '#eef1f4', line: '#dde2e7', lineStrong: '#8b96a1',
  text: '#1b232b', quiet: '#56616c',
  accent: '#1d5c87', accentHover: '#164a6e', accentSoft: '#e5eff6', onAccent: '#ffffff',
  info: '#1d5c87', infoSoft: '#e5eff6', good: '#1f6b43', goodSoft: '#e4f2ea', warn: '#865100', warnSoft: '#fcf0da', bad: '#b3261e', badSoft: '#fbe9e7',
  note: '#fdf7e3', noteLine: '#d9c27a', outside: '#e8f2f9', outsideLine: '#8fb8d4', focus: '#1d5c87',
}

export const DARK: Palette = {
  ground: '#11161b', surface: '#191f26', raised: '#212932', sunken: '#141a20', line: '#303a45', lineStrong: '#74818e',
  text: '#e4e9ee', quiet: '#a7b2bd',
  accent: '#7dbbe3', accentHover: '#a3d0ee', accentSoft: '#1b3447', onAccent: '#0c1a24',
  info: '#7dbbe3', infoSoft: '#1b3447', good: '#7fcf9f', goodSoft: '#18352a', warn: '#f0b95b', warnSoft: '#3b2d12', bad: '#ff9b91', badSoft: '#44211f',
  note: '#2e2916', noteLine: '#75652c', outside: '#172a38', outsideLine: '#3d6d8d', focus: '#a3d0ee',
}

/** `--hy-accent-soft` for `accentSoft`. */
export function variableOf(name: string): string {
  return `--hy-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** Contrast of two opaque colours by WCAG 2.2, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
