/** From the text of a procedure file to an immutable `Procedure`, or to located findings. Total: no input throws. */
import { checkNames, compileClocks, compileRules, compileWords } from './compile-clocks.ts'
import { ReadingDesk } from './compile-desk.ts'
import { compileFields, compileLevels, compileNeeds, compileTables } from './compile-fields.ts'
import { compileGoods, compileLedger, compilePapers } from './compile-records.ts'
import { compileStarts } from './compile-starts.ts'
import { compileSteps } from './compile-steps.ts'
import { compileRoles, readWho } from './compile-who.ts'
import { procedureDocument } from './document.ts'
import { questionKey } from './expression-scope.ts'
import type { Finding } from './findings.ts'
import { parseNumberPattern } from './number.ts'
import { keysAt } from './schema-keys.ts'
import { shapeFindings } from './shape-findings.ts'
import type { NumberPattern, Procedure, Question } from './types.ts'
import { MOST_FINDINGS, readYaml } from './yaml-source.ts'
import type { YamlSource } from './yaml-source.ts'

export type Compiled =
  /** `places` knows where everything stands in the file: whoever proves more about the procedure can say where. */
  | { readonly ok: true; readonly procedure: Procedure; readonly findings: readonly Finding[]; readonly places: Pick<YamlSource, 'placeOf'> }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * Compiles one procedure file. Warnings come with the procedure; any error means no procedure.
 * That it is written correctly does not say that it works: `verifyProcedure` proves that, before a version is published.
 */
export function compileProcedure(text: string): Compiled {
  const source = readYaml(text)
  if ('findings' in source) return { ok: false, findings: source.findings }
  const parsed = procedureDocument.safeParse(source.data, { reportInput: true })
  if (!parsed.success) {
    const findings = parsed.error.issues.slice(0, MOST_FINDINGS).flatMap((issue) => shapeFindings(issue, source, (path) => keysAt(procedureDocument, path)))
    return { ok: false, findings: findings.slice(0, MOST_FINDINGS) }
  }
  const desk = new ReadingDesk(parsed.data, source)
  const procedure = compileDocument(desk)
  const { findings } = desk
  const failed = findings.some((entry) => entry.severity === 'error')
  return failed ? { ok: false, findings } : { ok: true, procedure: deepFreeze(procedure), findings, places: source }
}

function compileDocument(desk: ReadingDesk): Procedure {
  const { document } = desk
  checkNames(desk)
  const parts = {
    number: readNumber(desk, document.number),
    fields: compileFields(desk),
    tables: compileTables(desk),
    levels: compileLevels(desk),
    needs: compileNeeds(desk),
    roles: compileRoles(desk),
    starts: compileStarts(desk),
    steps: compileSteps(desk),
    clocks: compileClocks(desk),
    words: compileWords(desk),
    rules: compileRules(desk),
    ledger: compileLedger(desk),
    goods: compileGoods(desk),
    papers: compilePapers(desk),
    watchers: readWho(desk, document.watchers, ['watchers'], { item: false }),
    noPromiseBefore: desk.moments(document.noPromiseBefore, ['noPromiseBefore']),
  }
  return {
    id: document.procedure,
    version: document.version,
    catalogue: document.catalogue ?? '',
    title: document.title,
    summary: document.summary ?? document.title,
    document: Object.fromEntries(Object.entries(document.document ?? {}).map(([key, value]) => [key, value instanceof Date ? value.toISOString().slice(0, 10) : String(value)])),
    calendar: document.calendar ?? 'cn',
    ...parts,
    ...(document.keepYears === undefined ? {} : { keepYears: document.keepYears }),
    questions: distinct(desk.questions),
  }
}

function readNumber(desk: ReadingDesk, source: string): NumberPattern {
  const pattern = parseNumberPattern(source)
  if ('parts' in pattern) return pattern
  desk.report('procedure.number', ['number'], { source, reason: pattern.reason, reasonZh: pattern.reasonZh })
  return { parts: [], resets: 'never' }
}

function distinct(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [questionKey(question), question])).values()]
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
