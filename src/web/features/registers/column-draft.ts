/** The columns of a register while somebody defines them. Pure. */
import type { RegisterColumn } from '../../../contract/registers.ts'
import type { FieldProblem } from '../../client/problem-error.ts'
import { fillLabel } from '../admin/index.ts'

export interface ChoiceDraft {
  readonly id: number
  /** Absent until it is saved: one is made from the English word. */
  readonly key: string | undefined
  readonly zh: string
  readonly en: string
}

export interface ColumnDraft {
  readonly id: number
  /** A column that is there keeps its code and type. */
  readonly isNew: boolean
  /** Goes when it is saved. */
  readonly removed: boolean
  readonly key: string
  readonly type: RegisterColumn['type']
  readonly zh: string
  readonly en: string
  readonly required: boolean
  readonly choices: readonly ChoiceDraft[]
}

/** Where something is wrong in a draft, as a key under `define` in texts.ts. */
export type ColumnProblem = 'needName' | 'badKey' | 'keyTwice' | 'needChoices' | 'needed' | 'clash'
export type ColumnProblems = ReadonlyMap<number, ColumnProblem>

const KEY_PATTERN = /^[a-z][a-zA-Z0-9]{0,59}$/

export function draftsOf(columns: readonly RegisterColumn[]): readonly ColumnDraft[] {
  return columns.map((column, id) => ({
    id, isNew: false, removed: false, key: column.key, type: column.type, zh: column.label.zh, en: column.label.en, required: column.required,
    choices: column.choices.map((choice, nr) => ({ id: nr, key: choice.key, zh: choice.label.zh, en: choice.label.en })),
  }))
}

/** The next free id: ids only tell drafts apart on the screen. */
export const nextId = (drafts: readonly { readonly id: number }[]): number => Math.max(-1, ...drafts.map(({ id }) => id)) + 1

export function emptyColumn(drafts: readonly ColumnDraft[]): ColumnDraft {
  return { id: nextId(drafts), isNew: true, removed: false, key: '', type: 'text', zh: '', en: '', required: false, choices: [] }
}

/** `Shipped on` becomes `shippedOn`; a name without Latin letters becomes `column3`. */
export function proposeKey(english: string, fallback: string): string {
  const words = english.normalize('NFKD').replace(/[^a-zA-Z0-9 ]+/g, ' ').trim().split(/\s+/).filter((word) => word !== '')
  const joined = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())).join('').replace(/^[^a-z]+/, '')
  return joined === '' ? fallback : joined.slice(0, 60)
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let nr = 2; ; nr += 1) {
    if (!taken.has(`${wanted}${nr}`)) return `${wanted}${nr}`
  }
}

function choicesOf({ type, choices }: ColumnDraft): RegisterColumn['choices'] {
  if (type !== 'choice') return []
  const taken = new Set(choices.flatMap(({ key }) => (key === undefined ? [] : [key])))
  return choices.filter(({ zh, en }) => zh.trim() !== '' || en.trim() !== '').map(({ key, zh, en }, index) => {
    const own = key ?? freeKey(proposeKey(en, `choice${index + 1}`), taken)
    taken.add(own)
    return { key: own, label: fillLabel({ zh, en }) }
  })
}

/** The columns as they are sent, those that go left out and those without a code given one. */
export function columnsOf(drafts: readonly ColumnDraft[]): RegisterColumn[] {
  const kept = drafts.filter(({ removed }) => !removed)
  const taken = new Set(kept.map(({ key }) => key.trim()).filter((key) => key !== ''))
  return kept.map((draft, index) => {
    const key = draft.key.trim() || freeKey(proposeKey(draft.en, `column${index + 1}`), taken)
    taken.add(key)
    return { key, type: draft.type, label: fillLabel(draft), required: draft.required, choices: choicesOf(draft) }
  })
}

/** What can be seen to be wrong before the server is asked, by draft. */
export function problemsIn(drafts: readonly ColumnDraft[]): ColumnProblems {
  const kept = drafts.filter(({ removed }) => !removed)
  return new Map(kept.flatMap((draft): [number, ColumnProblem][] => {
    const key = draft.key.trim()
    if (draft.zh.trim() === '' && draft.en.trim() === '') return [[draft.id, 'needName']]
    if (draft.isNew && key !== '' && !KEY_PATTERN.test(key)) return [[draft.id, 'badKey']]
    if (key !== '' && kept.some((other) => other.id < draft.id && other.key.trim() === key)) return [[draft.id, 'keyTwice']]
    return draft.type === 'choice' && choicesOf(draft).length === 0 ? [[draft.id, 'needChoices']] : []
  }))
}

/** The server names columns by their code; a column it wants back is the draft that was to go. */
export function problemsFromServer(drafts: readonly ColumnDraft[], problems: readonly FieldProblem[], code: string): ColumnProblems {
  return new Map(problems.flatMap(({ field }): [number, ColumnProblem][] => {
    const draft = drafts.find(({ key, removed }) => key === field && (code !== 'register.column_needed' || removed))
    return draft ? [[draft.id, code === 'register.column_needed' ? 'needed' : 'clash']] : []
  }))
}

export function moveUp(drafts: readonly ColumnDraft[], index: number): readonly ColumnDraft[] {
  const [above, draft] = [drafts[index - 1], drafts[index]]
  return above && draft ? [...drafts.slice(0, index - 1), draft, above, ...drafts.slice(index + 1)] : drafts
}
