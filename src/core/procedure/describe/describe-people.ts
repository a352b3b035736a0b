/** Roles, levels, secrecy, and what is kept: in words. */
import { formatNumber } from '../number.ts'
import type { Level, Role } from '../types.ts'
import { point, pointsOf } from './description.ts'
import type { DescriptionPoint } from './description.ts'
import { alternativesInWords } from './expression-words.ts'
import { momentsInWords } from './moment-words.ts'
import type { Teller } from './teller.ts'
import { sayWho } from './who-words.ts'

type Told = { title: string; points: DescriptionPoint[] }

export function tellRole(t: Teller, role: Role): Told {
  return { title: t.label(role.label), points: pointsOf(t.sentence(roleInWords(t, role))) }
}

function roleInWords(t: Teller, role: Role): string {
  const [only] = role.who
  if (role.who.length === 1 && only?.kind === 'unit') return t.say(`${t.quote(t.unit(only.unit))}的人员`, `the members of ${t.quote(t.unit(only.unit))}`)
  if (role.who.length === 1 && only?.kind === 'post') {
    const post = t.procedure.needs.posts.find(({ code }) => code === only.post)
    const unit = post ? t.unit(post.unit) : ''
    const head = post?.head ? t.say('，为其负责人', ', its head') : ''
    return t.say(`${unit}的岗位${t.quote(t.post(only.post))}${head}`, `the post ${t.quote(t.post(only.post))}${unit === '' ? '' : ` of ${unit}`}${head}`)
  }
  return sayWho(t, role.who, 'or')
}

export function tellLevel(t: Teller, level: Level): Told {
  const title = t.label(level.label)
  if (!level.when) return { title, points: pointsOf(t.sentence(t.say('其他情况', 'everything else'))) }
  const when = alternativesInWords(t, level.when)
  if (when.length === 1) return { title, points: pointsOf(t.sentence(t.say(`${when.join('')}的`, `when ${when.join('')}`))) }
  return { title, points: [point(t.say('有下列情形之一的：', 'When any of these holds:'), pointsOf(...when.map((clause) => t.sentence(clause))))] }
}

export function tellSecret(t: Teller, key: string): Told {
  if (key === 'noPromiseBefore') {
    const before = momentsInWords(t, t.procedure.noPromiseBefore)
    return { title: t.say('不得先行承诺', 'No promise beforehand'), points: pointsOf(t.sentence(t.say(`${before}之前，自行撰写的对外说明须声明不含任何承诺`, `before ${before}, whoever writes to the outside in their own words declares that these promise nothing`))) }
  }
  const field = t.fieldOf(key)
  if (!field) return { title: key, points: [] }
  return {
    title: t.label(field.label),
    points: pointsOf(
      t.sentence(field.effect === 'recuse' ? t.say('其中所填的人须回避：看不到、也不能办理本单', 'whoever is named there keeps out: they neither see nor handle the ticket') : ''),
      t.sentence(field.seenBy.length === 0 ? '' : t.say(`只有${sayWho(t, field.seenBy, 'and')}看得到此项内容`, `seen only by ${sayWho(t, field.seenBy, 'and')}`)),
    ),
  }
}

export function tellKeeping(t: Teller, key: string): Told {
  const { number, calendar, watchers, keepYears } = t.procedure
  switch (key) {
    case 'number': {
      const example = formatNumber(number, { year: 2026, month: 9, day: 18 }, 1)
      const resets = { never: t.say('连续编号', 'never starting again'), year: t.say('每年重新编号', 'starting again each year'), month: t.say('每月重新编号', 'starting again each month'), day: t.say('每日重新编号', 'starting again each day') }[number.resets]
      return { title: t.say('编号', 'Numbers'), points: pointsOf(t.sentence(t.say(`形如 ${example}，${resets}，不跳号`, `like ${example}, ${resets}, without gaps`))) }
    }
    case 'calendar': return { title: t.say('工作日历', 'Working calendar'), points: pointsOf(t.sentence(t.say(`时限按工作日历 ${calendar} 计算`, `limits are counted by the working calendar ${calendar}`))) }
    case 'watchers': return { title: t.say('监督', 'Watching'), points: pointsOf(t.sentence(watchers.length === 0 ? '' : t.say(`${sayWho(t, watchers, 'and')}可以看到本制度的全部工单，可以催办，但不承担办理`, `may see every ticket of this procedure and urge, without owning it: ${sayWho(t, watchers, 'and')}`))) }
    default: return { title: t.say('保存', 'Keeping'), points: pointsOf(t.sentence(keepYears === undefined ? t.say('办结后长期保存', 'closed tickets are kept for good') : t.say(`办结后保存${keepYears}年`, `closed tickets are kept for ${keepYears} ${keepYears === 1 ? 'year' : 'years'}`))) }
  }
}
