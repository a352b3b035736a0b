/** From the text of a procedure file to an immutable `Procedure`, or to located findings. Total: no input throws. */
import { ReadingDesk } from './compile-parts.ts'
import { compileClocks, compileWords } from './compile-clocks.ts'
import { compileFields, compileLevels, compileNeeds, compileRoles, compileStarts, compileSteps } from './compile-steps.ts'
import { procedureDocument } from './document.ts'
import type { Finding } from './findings.ts'
import { parseNumberPattern } from './number.ts'
import type { CountQuestion, NumberPattern, Procedure } from './types.ts'
import { shapeFindings } from './shape-findings.ts'
import { checkHands } from './verify-hands.ts'
import { checkPaths } from './verify-paths.ts'
import { MOST_FINDINGS, readYaml } from './yaml-source.ts'
import type { Path } from './yaml-source.ts'
import { countKey } from './expression-questions.ts'

export type Compiled =
  | { readonly ok: true; readonly procedure: Procedure; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** Compiles one procedure file. Warnings come with the procedure; any error means no procedure. */
export function compileProcedure(text: string): Compiled {
  const source = readYaml(text)
  if ('findings' in source) return { ok: false, findings: source.findings }
  const parsed = procedureDocument.safeParse(source.data)
  if (!parsed.success) return { ok: false, findings: parsed.error.issues.slice(0, MOST_FINDINGS).flatMap((issue) => shapeFindings(issue, source, knownKeys)).slice(0, MOST_FINDINGS) }
  const document = parsed.data
  const desk = new ReadingDesk(document, source)
  const fields = compileFields(desk)
  const procedure: Procedure = {
    id: document.procedure,
    version: document.version,
    catalogue: document.catalogue ?? '',
    title: document.title,
    summary: document.summary ?? document.title,
    document: Object.fromEntries(Object.entries(document.document ?? {}).map(([key, value]) => [key, value instanceof Date ? value.toISOString().slice(0, 10) : String(value)])),
    number: readNumber(desk, document.number),
    calendar: document.calendar ?? 'cn',
    fields,
    levels: compileLevels(desk),
    needs: compileNeeds(desk),
    roles: compileRoles(desk),
    starts: compileStarts(desk),
    steps: compileSteps(desk),
    clocks: compileClocks(desk),
    words: compileWords(desk),
    counts: distinctCounts(desk.counts),
  }
  if (desk.findings.length === 0) desk.findings.push(...checkPaths(procedure, source), ...checkHands(procedure, source))
  const failed = desk.findings.some((entry) => entry.severity === 'error')
  return failed ? { ok: false, findings: desk.findings } : { ok: true, procedure: deepFreeze(procedure), findings: desk.findings }
}

function readNumber(desk: ReadingDesk, source: string): NumberPattern {
  const pattern = parseNumberPattern(source)
  if ('parts' in pattern) return pattern
  desk.report('procedure.number', ['number'], { source, reason: pattern.reason, reasonZh: pattern.reasonZh })
  return { parts: [], resets: 'never' }
}

function distinctCounts(counts: readonly CountQuestion[]): CountQuestion[] {
  return [...new Map(counts.map((question) => [countKey(question), question])).values()]
}

/** The keys a person may have meant at a path of the file. */
function knownKeys(path: Path): string[] {
  const shape = procedureDocument.shape
  if (path.length === 0) return Object.keys(shape)
  const inside: Record<string, readonly string[]> = {
    fields: ['type', 'required', 'max', 'hint', 'choices', 'effect', 'title', 'zh', 'en'],
    starts: ['zh', 'en', 'form', 'next', 'open', 'anonymous', 'by', 'defaults'],
    steps: ['zh', 'en', 'kind', 'by', 'never', 'hint', 'form', 'outcomes', 'next', 'reopens', 'tone', 'whenSolved'],
    clocks: ['zh', 'en', 'from', 'until', 'within', 'rule', 'warn', 'warnWho', 'late', 'pausedIn', 'shown'],
    words: ['zh', 'en', 'at', 'to', 'mode'],
    roles: ['zh', 'en', 'unit', 'post', 'unitIn', 'headOf', 'personIn'],
    levels: ['zh', 'en', 'when'],
  }
  return [...(inside[String(path[0])] ?? [])]
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
