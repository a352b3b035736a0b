/** The compiled procedure told in plain words: who does what, by when, what if not. */
import { formatDuration } from '../worktime/index.ts'
import type { Clock, FormField, LateAction, Moment, Procedure, Route, Start, Step, Words } from './types.ts'
import { formatNumber } from './number.ts'
import { whoInWords } from './who-words.ts'

export type DescriptionLanguage = 'zh' | 'en'

export interface DescriptionSection {
  readonly title: string
  readonly lines: readonly string[]
}

export interface Description {
  readonly title: string
  readonly lines: readonly string[]
  readonly sections: readonly DescriptionSection[]
}

export function describeProcedure(procedure: Procedure, lang: DescriptionLanguage): Description {
  const words = new InWords(procedure, lang)
  const section = (zh: string, en: string, lines: readonly string[]): DescriptionSection[] => (lines.length === 0 ? [] : [{ title: lang === 'zh' ? zh : en, lines }])
  return {
    title: procedure.title[lang],
    lines: words.head(),
    sections: [
      ...section('怎样开始', 'How it begins', Object.values(procedure.starts).map((start) => words.start(start))),
      ...section('等级', 'Levels', words.levels()),
      ...section('谁做什么', 'Who does what', Object.values(procedure.steps).flatMap((step) => words.step(step))),
      ...section('时限', 'By when, and what if not', Object.values(procedure.clocks).map((clock) => words.clock(clock))),
      ...section('告知什么', 'What is said', procedure.words.map((entry) => words.said(entry))),
      ...section('回避', 'Who keeps out', words.recusals()),
    ],
  }
}

class InWords {
  readonly #procedure: Procedure
  readonly #lang: DescriptionLanguage

  constructor(procedure: Procedure, lang: DescriptionLanguage) {
    this.#procedure = procedure
    this.#lang = lang
  }

  #say(zh: string, en: string): string {
    return this.#lang === 'zh' ? zh : en
  }

  #list(entries: readonly string[]): string {
    return entries.join(this.#say('、', ', '))
  }

  head(): string[] {
    const { id, version, catalogue, summary, number, calendar } = this.#procedure
    const example = formatNumber(number, { year: 2026, month: 9, day: 18 }, 1)
    const resets = { never: this.#say('连续编号', 'never starts again'), year: this.#say('每年重新编号', 'starts again each year'), month: this.#say('每月重新编号', 'starts again each month'), day: this.#say('每日重新编号', 'starts again each day') }[number.resets]
    return [
      summary[this.#lang],
      this.#say(`制度 ${id}，第 ${version} 版`, `Procedure ${id}, version ${version}`) + (catalogue ? ` (${catalogue})` : ''),
      this.#say(`编号如 ${example}，${resets}；工作日历 ${calendar}`, `Numbered like ${example}, which ${resets}; working calendar ${calendar}`),
    ]
  }

  start(start: Start): string {
    const marks = [start.open ? this.#say('公众可用', 'open to the public') : '', start.anonymous ? this.#say('可匿名', 'anonymous if wished') : '', start.by.length > 0 ? this.#say(`仅限${whoInWords(this.#procedure, start.by).zh}`, `only for ${whoInWords(this.#procedure, start.by).en}`) : ''].filter((mark) => mark !== '')
    const note = marks.length > 0 ? ` (${this.#list(marks)})` : ''
    return `${start.label[this.#lang]}${note}${this.#form(start.form)} → ${this.#routes(start.next)}`
  }

  levels(): string[] {
    return this.#procedure.levels.map((level) => level.when ? this.#say(`${level.label.zh}：当 ${level.when.source}`, `${level.label.en}: when ${level.when.source}`) : level.label[this.#lang])
  }

  step(step: Step): string[] {
    if (step.kind === 'end') return [this.#say(`${step.label.zh}：结束`, `${step.label.en}: the end`)]
    const never = step.never.map((key) => this.#step(key))
    const who = whoInWords(this.#procedure, step.by)[this.#lang]
    const not = never.length > 0 ? this.#say(`，但不能是办理${this.#list(never)}的人`, `, but not whoever did ${this.#list(never)}`) : ''
    return [
      this.#say(`${step.label.zh}：由${who}办理${not}${this.#form(step.form)}`, `${step.label.en}: by ${who}${not}${this.#form(step.form)}`),
      ...step.outcomes.map((outcome) => `  - ${outcome.label[this.#lang]}${this.#form(outcome.form)} → ${this.#routes(outcome.next)}${outcome.reopens ? this.#say('(重办)', ' (reopened)') : ''}`),
    ]
  }

  clock(clock: Clock): string {
    const within = formatDuration(clock.within, this.#lang)
    const rule = clock.rule === 'legal' ? this.#say('起算当日不计', 'the day it begins does not count') : this.#say('自那一刻起计', 'from that very moment')
    const parts = [
      this.#say(`${clock.label.zh}：自${this.#moments(clock.from)}起${within}(${rule})，至${this.#moments(clock.until)}为止`, `${clock.label.en}: within ${within} of ${this.#moments(clock.from)} (${rule}), until ${this.#moments(clock.until)}`),
      ...(clock.warn ? [this.#say(`提前${formatDuration(clock.warn, 'zh')}预警`, `warning ${formatDuration(clock.warn, 'en')} before`)] : []),
      ...(clock.pausedIn.length > 0 ? [this.#say(`${this.#list(clock.pausedIn.map((key) => this.#step(key)))}期间暂停`, `stands still during ${this.#list(clock.pausedIn.map((key) => this.#step(key)))}`)] : []),
      ...clock.late.map((action) => this.#late(action)),
    ]
    return parts.join(this.#say('；', '; '))
  }

  said(words: Words): string {
    const to = whoInWords(this.#procedure, words.to)[this.#lang]
    return this.#say(`${this.#moments(words.at)}时告知${to}：“${words.text.zh}”`, `At ${this.#moments(words.at)}, to ${to}: "${words.text.en}"`)
  }

  recusals(): string[] {
    const fields = Object.values(this.#procedure.fields).filter((field) => field.effect === 'recuse')
    return fields.map((field) => this.#say(`“${field.label.zh}”中的人看不到也不能办理本单`, `Whoever is named in "${field.label.en}" neither sees nor handles the ticket`))
  }

  #late(action: LateAction): string {
    switch (action.kind) {
      case 'notify': return this.#say(`超时通知${whoInWords(this.#procedure, action.who).zh}`, `if late, ${whoInWords(this.#procedure, action.who).en} is told`)
      case 'raise': {
        const level = this.#procedure.levels.find((candidate) => candidate.key === action.level)?.label[this.#lang] ?? action.level
        return this.#say(`超时升为${level}`, `if late, raised to ${level}`)
      }
      case 'take': return this.#say(`到时自动按“${this.#moment(`${action.step}.${action.outcome}`)}”处理`, `when over, "${this.#moment(`${action.step}.${action.outcome}`)}" is taken automatically`)
    }
  }

  #form(form: readonly FormField[]): string {
    if (form.length === 0) return ''
    const names = form.map(({ field, required }) => (this.#procedure.fields[field]?.label[this.#lang] ?? field) + (required ? '*' : ''))
    return this.#say(`，填写 ${this.#list(names)}`, `, filling in ${this.#list(names)}`)
  }

  #routes(routes: readonly Route[]): string {
    return routes.map((route) => this.#step(route.to) + (route.when ? this.#say(`(当 ${route.when.source})`, ` (when ${route.when.source})`) : '')).join(this.#say('，否则', ', else '))
  }

  #step(key: string): string {
    const label = this.#procedure.steps[key]?.label[this.#lang] ?? key
    return this.#say(`“${label}”`, `"${label}"`)
  }

  #moments(moments: readonly Moment[]): string {
    return moments.map((moment) => this.#moment(moment)).join(this.#say('或', ' or '))
  }

  #moment(moment: Moment): string {
    const fixed = { received: this.#say('收到', 'receipt'), said: this.#say('有人向反馈人说明', 'a word to the reporter'), closed: this.#say('办结', 'the end') }
    if (moment === 'received' || moment === 'said' || moment === 'closed') return fixed[moment]
    const [key = '', outcome] = moment.split('.')
    const step = this.#procedure.steps[key]
    const label = step?.label[this.#lang] ?? key
    const ending = step?.outcomes.find((candidate) => candidate.key === outcome)?.label[this.#lang]
    return ending === undefined ? label : this.#say(`${label}：${ending}`, `${label}: ${ending}`)
  }
}
