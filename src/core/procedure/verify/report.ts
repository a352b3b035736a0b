/** Collects findings: one of each kind at each place, with the story in both languages. */
import { finding } from '../findings.ts'
import type { Finding, Place } from '../findings.ts'
import type { Label } from '../types.ts'
import type { Path } from '../yaml-source.ts'
import { tell } from './story.ts'
import type { VERIFY_SENTENCES } from './verify-sentences.ts'

/** Where a path of the file stands; a file's `YamlSource` knows. */
export interface Places {
  readonly placeOf: (path: Path, of?: 'key' | 'value') => Place
}

export type VerifyCode = keyof typeof VERIFY_SENTENCES
export type Story = readonly Label[]

/** What stops nobody but should be known; everything else is an error. Warnings are accepted by name when a version is published. */
const WARNINGS: readonly VerifyCode[] = [
  'verify.join_alone', 'verify.gathers_more', 'verify.never_holds', 'verify.take_never', 'verify.not_proved',
  'verify.recused', 'verify.vacant', 'verify.waits_for_ever', 'verify.told_nobody',
  'verify.read_blank', 'verify.always_blank', 'verify.field_unused', 'verify.goods_missing',
  'verify.clock_not_stopped', 'verify.limits_do_not_fit', 'verify.unused', 'verify.never_happens', 'verify.level_never',
]

export class Report {
  readonly findings: Finding[] = []
  readonly #places: Places
  readonly #known = new Set<string>()
  readonly #about = new Map<string, string>()

  constructor(places: Places) {
    this.#places = places
  }

  has(code: VerifyCode, path: Path): boolean {
    return this.#known.has(`${code} ${path.join('.')}`)
  }

  /** The first of its kind about the same thing, wherever it is. */
  addOnce(about: string, code: VerifyCode, path: Path, details: Readonly<Record<string, string | Label>>, story: Story): void {
    const known = this.#about.get(`${code} ${about}`)
    if (known !== undefined && known !== path.join('.')) return
    this.#about.set(`${code} ${about}`, path.join('.'))
    this.add(code, path, details, story)
  }

  /** The first of its kind at a place counts: states are visited nearest first, so its story is the shortest. */
  add(code: VerifyCode, path: Path, details: Readonly<Record<string, string | Label>>, story: Story = [], severity?: Finding['severity']): void {
    if (this.has(code, path)) return
    this.#known.add(`${code} ${path.join('.')}`)
    const whole = { ...details, story: tell(story) }
    const inLanguage = (lang: 'zh' | 'en'): Record<string, string> => Object.fromEntries(Object.entries(whole).map(([key, detail]) => [key, typeof detail === 'string' ? detail : detail[lang]]))
    const place = this.#places.placeOf(path, 'key')
    const said = finding(code, place, inLanguage('en'), severity ?? (WARNINGS.includes(code) ? 'warning' : 'error'))
    this.findings.push({ ...said, message: { zh: finding(code, place, inLanguage('zh')).message.zh, en: said.message.en } })
  }
}
