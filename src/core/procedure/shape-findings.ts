/** What a schema found wrong, as located findings in both languages. */
import type { z } from 'zod'
import { finding } from './findings.ts'
import type { Finding } from './findings.ts'
import { nearest } from './nearest.ts'
import { MOST_FINDINGS } from './yaml-source.ts'
import type { Path, YamlSource } from './yaml-source.ts'

type Issue = z.core.$ZodIssue
type Keys = (path: Path) => readonly string[]

/** One finding or more for a fault of shape, with the place and, for an unknown key, the nearest right one. */
export function shapeFindings(issue: Issue, source: YamlSource, keysAt: Keys): Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, source, keysAt)
  if (issue.code === 'invalid_union') return unionFindings(issue, path, source, keysAt)
  return [finding('procedure.shape', source.placeOf(path), { path: shownPath(path), ...reasonFor(issue) })]
}

function shownPath(path: Path): string {
  return path.join('.') || '/'
}

function unknownKeys(keys: readonly string[], path: Path, source: YamlSource, keysAt: Keys): Finding[] {
  return keys.slice(0, MOST_FINDINGS).map((key) => finding('procedure.unknown_key', source.placeOf([...path, key], 'key'), { path: shownPath(path), key, ...nearest(key, keysAt(path)) }))
}

/** Of the forms that are possible here, what is wrong with the one that was meant: a key none of them has, else the one with least wrong. */
function unionFindings(issue: Issue & { code: 'invalid_union' }, path: Path, source: YamlSource, keysAt: Keys): Finding[] {
  const forms = formsOf(issue)
  const known = keysAt(path)
  const unknown = [...new Set(forms.flat().flatMap((one) => (one.code === 'unrecognized_keys' && one.path.length === 0 ? one.keys : [])))].filter((key) => !known.includes(key))
  if (unknown.length > 0) return unknownKeys(unknown, path, source, keysAt)
  const meant = forms.filter((form) => !form.some(isOtherKind)).sort((a, b) => a.length - b.length || deepest(b) - deepest(a))[0]
  if (!meant || meant.length === 0) return [finding('procedure.shape', source.placeOf(path), { path: shownPath(path), ...NO_FORM })]
  return meant.flatMap((one) => shapeFindings({ ...one, path: [...issue.path, ...one.path] }, source, keysAt))
}

/** The issues of each possible form; forms inside forms count as forms. */
function formsOf(issue: Issue & { code: 'invalid_union' }): Issue[][] {
  return issue.errors.flatMap((form): Issue[][] => {
    const [only] = form
    return form.length === 1 && only?.code === 'invalid_union' && only.path.length === 0 ? formsOf(only) : [form]
  })
}

/** Not even of this kind: a text where a list is asked for. */
function isOtherKind(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type'
}

function deepest(form: readonly Issue[]): number {
  return Math.max(0, ...form.map((issue) => issue.path.length))
}

interface Reason {
  readonly reason: string
  readonly reasonZh: string
}

const NO_FORM: Reason = { reason: 'is not of any form that fits here', reasonZh: '不是这里可用的写法' }
const KINDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文字', 'text'], number: ['数字', 'a number'], int: ['整数', 'a whole number'], boolean: ['是或否(true/false)', 'true or false'],
  object: ['一组“键: 值”', 'a map of keys'], record: ['一组“键: 值”', 'a map of keys'], array: ['列表', 'a list'],
}

function reasonFor(issue: Issue): Reason {
  switch (issue.code) {
    case 'invalid_type': {
      const [zh, en] = KINDS[issue.expected] ?? [issue.expected, issue.expected]
      return issue.input === undefined ? { reason: 'is missing', reasonZh: '缺失' } : { reason: `must be ${en}`, reasonZh: `应为${zh}` }
    }
    case 'invalid_value': {
      const values = issue.values.map(String)
      const near = typeof issue.input === 'string' ? nearest(issue.input, values) : { hint: '', hintZh: '' }
      return { reason: `must be one of ${values.join(', ')}${near.hint}`, reasonZh: `应为 ${values.join('、')} 之一${near.hintZh}` }
    }
    case 'invalid_key':
    case 'invalid_format':
      return { reason: 'is not written as a name may be (letters and digits, beginning with a small letter)', reasonZh: '写法不合规则(字母、数字,以小写字母开头)' }
    case 'too_big':
      return { reason: `is too large; at most ${String(issue.maximum)}`, reasonZh: `超过上限 ${String(issue.maximum)}` }
    case 'too_small':
      return { reason: 'is empty or too small', reasonZh: '为空或过小' }
    default:
      return NO_FORM
  }
}
