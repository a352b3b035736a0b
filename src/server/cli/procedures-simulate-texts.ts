/** What `huiyin procedures simulate` says beside the report, in both languages. */
import type { PeopleProblem, PlanProblem } from '../../core/simulate/index.ts'

export interface SimulateTexts {
  readonly noFile: (path: string) => string
  readonly faulty: (path: string, findings: number) => string
  readonly notAPair: (option: string, text: string) => string
  readonly notAShare: (option: string, text: string) => string
  readonly peopleNeedsClock: string
  readonly problem: (problem: PlanProblem, file: string | undefined) => string
  readonly people: (problem: PeopleProblem, party: string, clock: string, parties: readonly string[], clocks: readonly string[]) => string
}

function makeTexts(lang: 'zh' | 'en'): SimulateTexts {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en)
  return {
    noFile: (path) => say(`读不到文件：${path}`, `This file cannot be read: ${path}`),
    faulty: (path, findings) => say(`${path} 有 ${findings} 处问题，先用 huiyin procedures verify 查看`, `${path} has ${findings} findings; see them with huiyin procedures verify`),
    notAPair: (option, text) => say(`${option} 应写作“名称=值”，现为“${text}”`, `${option} is written name=value, not "${text}"`),
    notAShare: (option, text) => say(`${option} 应为 0 与 100% 之间的比例，现为“${text}”`, `${option} is a share between 0 and 100 %, not "${text}"`),
    peopleNeedsClock: say('--people 要与 --keep 一起用：哪个时限要守住', '--people goes with --keep: which limit is to be kept'),
    problem: ({ code, path, line, column, message }, file) => {
      const place = line !== undefined && file !== undefined ? `${file}:${line}:${column ?? 1}` : path.join('.') || '--plan'
      return `${place}  ${message[lang]}  [${code}]`
    },
    people: (problem, party, clock, parties, clocks) => {
      switch (problem) {
        case 'unknown_party': return say(`没有办理方“${party}”；可用：${parties.join('、')}`, `There is nobody called "${party}" here; there are: ${parties.join(', ')}`)
        case 'unknown_clock': return say(`没有时限“${clock}”；可用：${clocks.join('、')}`, `There is no clock "${clock}"; there are: ${clocks.join(', ')}`)
        case 'never_runs': return say(`时限“${clock}”在这份计划里从不起算`, `The clock "${clock}" never runs under this plan`)
      }
    },
  }
}

export const SIMULATE_TEXTS: Readonly<Record<'zh' | 'en', SimulateTexts>> = { zh: makeTexts('zh'), en: makeTexts('en') }
