/** What a schema found wrong, as located findings in both languages. */
import type { z } from 'zod'
import { finding, nearest } from './findings.ts'
import type { Finding } from './findings.ts'
import { MOST_FINDINGS } from './yaml-source.ts'
import type { Path, YamlSource } from './yaml-source.ts'

type Issue = z.core.$ZodIssue

/** One finding or more for a fault of shape, with the place and, for an unknown key, the nearest right one. */
export function shapeFindings(issue: Issue, source: YamlSource, keysAt: (path: Path) => readonly string[]): Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  const shown = path.join('.') || '/'
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_FINDINGS).map((key) => finding('procedure.unknown_key', source.placeOf([...path, key], 'key'), { path: shown, key, ...nearest(key, keysAt(path)) }))
  }
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    if (deepest && deepest.path.length > 0) return shapeFindings({ ...deepest, path: [...issue.path, ...deepest.path] }, source, keysAt)
  }
  return [finding('procedure.shape', source.placeOf(path), { path: shown, ...reasonFor(issue) })]
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
