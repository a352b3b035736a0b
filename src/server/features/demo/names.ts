/** Names of people who do not exist; each carries the mark of the demonstration. */
import type { Draws } from './seeded.ts'

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const GIVEN = ['安', '明', '静', '磊', '芳', '洋', '敏', '军', '丽', '涛', '晓雨', '文博', '思远', '佳宁', '子涵', '雨桐', '建国', '桂英', '一凡', '嘉怡', '志强', '海燕', '立新', '春梅']

export function drawNames(count: number, draws: Draws): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(`${draws.pick([...SURNAMES])}${draws.pick(GIVEN)}（演示）`)
  return [...names]
}

/** Somebody who speaks up: a name, and numbers and addresses that reach nobody. */
export function drawReporter(draws: Draws): { name: string; phone?: string; email?: string } {
  const name = `${draws.pick([...SURNAMES])}${draws.pick(GIVEN)}（演示）`
  const number = String(draws.below(10_000)).padStart(4, '0')
  // 100 is no prefix of a mobile number, and example.com is nobody's (RFC 2606).
  return draws.chance(0.8) ? { name, phone: `1000000${number}` } : { name, email: `demo${number}@example.com` }
}
