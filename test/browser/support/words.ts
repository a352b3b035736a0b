/** What the screens say, from the product's own language files, and what the procedure calls its things. */
import { compileProcedure, type Procedure } from '../../../src/core/procedure/index.ts'
import { readLibrary } from '../../../src/server/features/procedures/library.ts'
import { texts as admin } from '../../../src/web/features/admin/texts.ts'
import { texts as app } from '../../../src/web/app/texts.ts'
import { texts as common } from '../../../src/web/client/texts.ts'
import { texts as imports } from '../../../src/web/features/imports/texts.ts'
import { texts as intake } from '../../../src/web/features/intake/texts.ts'
import { texts as registers } from '../../../src/web/features/registers/texts.ts'
import { texts as selfStarts } from '../../../src/web/features/self-starts/texts.ts'
import { texts as session } from '../../../src/web/features/session/texts.ts'
import { texts as tickets } from '../../../src/web/features/tickets/texts.ts'
import { texts as tokens } from '../../../src/web/features/tokens/texts.ts'
import { texts as versions } from '../../../src/web/features/versions/texts.ts'
import { texts as workbench } from '../../../src/web/features/workbench/texts.ts'
import { en } from '../../../src/web/portal/texts/en.ts'
import { zh } from '../../../src/web/portal/texts/zh.ts'
import type { Language } from './visit.ts'

export const wordsIn = (language: Language) => ({
  admin: admin[language], app: app[language], common: common[language], imports: imports[language], intake: intake[language], registers: registers[language], selfStarts: selfStarts[language], session: session[language], tickets: tickets[language],
  tokens: tokens[language], versions: versions[language], workbench: workbench[language], portal: language === 'zh' ? zh : en,
})
export type Words = ReturnType<typeof wordsIn>

/** A text with its `{{gaps}}` or `{gaps}` filled. */
export const fill = (text: string, gaps: Readonly<Record<string, string | number>>): string =>
  Object.entries(gaps).reduce((filled, [gap, value]) => filled.replace(`{{${gap}}}`, String(value)).replace(`{${gap}}`, String(value)), text)

export const loadProcedure = (id: string): Procedure => {
  for (const { text } of readLibrary()) {
    const compiled = compileProcedure(text)
    if (compiled.ok && compiled.procedure.id === id) return compiled.procedure
  }
  throw new Error(`the library has no ${id}`)
}

/** How a procedure calls its steps, outcomes, fields and choices in one language. */
export const labelsOf = (procedure: Procedure, language: Language) => {
  const step = (key: string) => procedure.steps[key] ?? missing(key)
  const field = (key: string) => procedure.fields[key] ?? missing(key)
  return {
    title: procedure.title[language],
    step: (key: string): string => step(key).label[language],
    outcome: (of: string, key: string): string => (step(of).outcomes.find((outcome) => outcome.key === key) ?? missing(key)).label[language],
    field: (key: string): string => field(key).label[language],
    choice: (of: string, key: string): string => (field(of).choices.find((choice) => choice.key === key) ?? missing(key)).label[language],
    unit: (key: string): string => (procedure.needs.units.find((unit) => unit.code === key) ?? missing(key)).label[language],
    clock: (key: string): string => (procedure.clocks[key] ?? missing(key)).label[language],
  }
}
export type Labels = ReturnType<typeof labelsOf>

const missing = (key: string): never => {
  throw new Error(`the procedure has no ${key}`)
}
