/** What people speak up about in a demonstration. All of it is invented. */

export interface DemoMatter {
  readonly language: 'zh' | 'en'
  /** The unit that handles it, by code. */
  readonly unit: string
  readonly subject: string
  readonly content: string
  readonly cause: string
  /** What was done, as the rest of a sentence that begins with "we". */
  readonly fix: string
}

/** Where things happen, by the unit that handles them. */
export type Places = Readonly<Record<string, { readonly zh: readonly string[]; readonly en: readonly string[] }>>

/** A matter that happened at one place. */
export interface ToldMatter extends DemoMatter {
  readonly place: string
}

type Row = readonly [unit: string, subject: string, content: string, cause: string, fix: string]

export const chinese = (rows: readonly Row[]): DemoMatter[] => rows.map((row) => toMatter('zh', row))
export const english = (rows: readonly Row[]): DemoMatter[] => rows.map((row) => toMatter('en', row))

function toMatter(language: 'zh' | 'en', [unit, subject, content, cause, fix]: Row): DemoMatter {
  return { language, unit, subject, content, cause, fix }
}
