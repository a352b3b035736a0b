/** From the text of a procedure file to an immutable `Procedure`, or to located findings. Total: no input throws. */
import type { z } from 'zod'
import { ReadingDesk } from './compile-parts.ts'
import { compileClocks, compileWords } from './compile-clocks.ts'
import { compileFields, compileLevels, compileNeeds, compileRoles, compileStarts, compileSteps } from './compile-steps.ts'
import { procedureDocument } from './document.ts'
import { finding, nearest } from './findings.ts'
import type { Finding } from './findings.ts'
import { parseNumberPattern } from './number.ts'
import type { CountQuestion, NumberPattern, Procedure } from './types.ts'
import { checkHands } from './verify-hands.ts'
import { checkPaths } from './verify-paths.ts'
import { MOST_FINDINGS, readYaml } from './yaml-source.ts'
import type { YamlSource } from './yaml-source.ts'
import { countKey } from './expression-questions.ts'

export type Compiled =
  | { readonly ok: true; readonly procedure: Procedure; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** Compiles one procedure file. Warnings come with the procedure; any error means no procedure. */
export function compileProcedure(text: string): Compiled {
  const source = readYaml(text)
  if ('findings' in source) return { ok: false, findings: source.findings }
  const parsed = procedureDocument.safeParse(source.data)
  if (!parsed.success) return { ok: false, findings: parsed.error.issues.slice(0, MOST_FINDINGS).flatMap((issue) => shapeFindings(issue, source)).slice(0, MOST_FINDINGS) }
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

type Issue = z.core.$ZodIssue

function shapeFindings(issue: Issue, source: YamlSource): Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const shown = path.join('.') || 'procedure'
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_FINDINGS).map((key) => finding('procedure.unknown_key', source.placeOf([...path, key], 'key'), { path: shown, key, ...nearest(key, knownKeys(path)) }))
  }
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    if (deepest && deepest.path.length > 0) return shapeFindings({ ...deepest, path: [...issue.path, ...deepest.path] }, source)
  }
  return [finding('procedure.shape', source.placeOf(path), { path: shown, ...reasonFor(issue) })]
}

/** The keys a person may have meant at a path of the file. */
function knownKeys(path: readonly (string | number)[]): string[] {
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

function reasonFor(issue: Issue): { reason: string; reasonZh: string } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { reason: 'is missing', reasonZh: '缺失' }
        : { reason: `must be ${issue.expected}`, reasonZh: `类型应为 ${issue.expected}` }
    case 'invalid_value':
      return { reason: `must be one of ${issue.values.map(String).join(', ')}`, reasonZh: `应为 ${issue.values.map(String).join('、')} 之一` }
    case 'invalid_key':
    case 'invalid_format':
      return { reason: 'is not written as a name may be (letters and digits, beginning with a small letter)', reasonZh: '写法不合规则(字母、数字,以小写字母开头)' }
    case 'too_big':
      return { reason: `is too large; at most ${String(issue.maximum)}`, reasonZh: `超过上限 ${String(issue.maximum)}` }
    case 'too_small':
      return { reason: 'is empty or too small', reasonZh: '为空或过小' }
    default:
      return { reason: 'is not of any form that fits here', reasonZh: '不是这里可用的写法' }
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
