/** Rules, words, ledger, goods and papers, in words. */
import type { Effect, Goods, LedgerRule, Paper, Rule, Words } from '../types.ts'
import { pointsOf } from './description.ts'
import type { DescriptionPoint } from './description.ts'
import { effectsInWords } from './effect-words.ts'
import { conditionInWords, valueInWords } from './expression-words.ts'
import { durationInWords } from './limit-words.ts'
import { whenMoments } from './moment-words.ts'
import type { Teller } from './teller.ts'
import { sayWho } from './who-words.ts'

type Told = { title: string; points: DescriptionPoint[] }

export function tellRule(t: Teller, rule: Rule): Told {
  return { title: t.label(rule.label), points: pointsOf(t.sentence(`${occasions(t, rule, () => false)}${t.say('：', ': ')}${effectsInWords(t, rule.do)}`)) }
}

/** The occasions of what moments and effects bring about; its own condition holds for all of them. */
function occasions(t: Teller, of: { readonly at: Rule['at']; readonly when?: Rule['when'] }, isBrought: (effect: Effect) => boolean): string {
  const all = t.or([...(of.at.length > 0 ? [whenMoments(t, of.at)] : []), ...broughtBy(t, isBrought)])
  return of.when ? t.say(`${all}，如${conditionInWords(t, of.when)}`, `${all}, if ${conditionInWords(t, of.when)}`) : all
}

/** Which late clocks and rules bring something about. */
function broughtBy(t: Teller, isBrought: (effect: Effect) => boolean): string[] {
  const { clocks, rules } = t.procedure
  return [
    ...Object.values(clocks).filter(({ late }) => late.some(isBrought)).map((clock) => t.say(`时限${t.clock(clock.key)}超时时${t.aside(t.clause('clocks', clock.key))}`, `when the limit ${t.clock(clock.key)} is late${t.aside(t.clause('clocks', clock.key))}`)),
    ...rules.filter((rule) => rule.do.some(isBrought)).map((rule) => t.say(`按${t.clause('rules', rule.key)}${t.quote(rule.label.zh)}`, `by ${t.clause('rules', rule.key)} ${t.quote(rule.label.en)}`)),
  ]
}

export function tellWords(t: Teller, words: Words): Told {
  const at = occasions(t, words, (effect) => effect.kind === 'say' && effect.words === words.key)
  const to = sayWho(t, words.to, 'and')
  return {
    title: t.say(`告知${to}`, `To ${to}`),
    points: pointsOf(t.sentence(at, modeInWords(t, words.mode)), t.quote(filledIn(t, words.text[t.lang]))),
  }
}

/** `{{replyText}}` shows as what stands there: 〈答复内容〉. */
function filledIn(t: Teller, text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const name = key === 'number' ? t.say('编号', 'number') : key === 'title' ? t.say('标题', 'title') : t.label(t.fieldOf(key)?.label, key)
    return t.say(`〈${name}〉`, `<${name}>`)
  })
}

function modeInWords(t: Teller, mode: Words['mode']): string {
  if (typeof mode === 'object') return t.say(`方式按${t.field(mode.field)}`, `in the form chosen in ${t.field(mode.field)}`)
  return { individual: '', public: t.say('公开回复', 'published'), notice: t.say('以通告形式公示', 'published as a notice') }[mode]
}

export function tellLedger(t: Teller, entry: LedgerRule): Told {
  const kind = { reward: t.say('奖励', 'a reward'), penalty: t.say('处罚', 'a penalty'), warning: t.say('警告', 'a warning') }[entry.kind]
  const to = sayWho(t, entry.to, 'and')
  const amount = amountInWords(t, entry)
  const proposed = t.or(broughtBy(t, (effect) => effect.kind === 'ledger' && effect.entry === entry.key))
  const decide = entry.approve.length === 0 ? t.say('提出即生效', 'final at once') : t.say(`由${sayWho(t, entry.approve, 'or')}决定`, `decided by ${sayWho(t, entry.approve, 'or')}`)
  return {
    title: t.label(entry.label),
    points: pointsOf(
      t.sentence(proposed === '' ? '' : t.say(`${proposed}提出`, `proposed ${proposed}`)),
      t.sentence(t.say(`${kind}${to}${amount === '' ? '' : `：${amount}`}`, `${kind} for ${to}${amount === '' ? '' : `: ${amount}`}`)),
      t.sentence(entry.hearing ? t.say(`决定之前，当事人可在${durationInWords(t, entry.hearing)}内申辩`, `whoever it concerns may answer within ${durationInWords(t, entry.hearing)} before it is decided`) : ''),
      t.sentence(decide),
      t.sentence(entry.appeal ? t.say(`对决定不服的，可在${durationInWords(t, entry.appeal.within)}内向${sayWho(t, entry.appeal.to, 'or')}申诉`, `an appeal within ${durationInWords(t, entry.appeal.within)} of the decision goes to ${sayWho(t, entry.appeal.to, 'or')}`) : ''),
    ),
  }
}

function amountInWords(t: Teller, entry: LedgerRule): string {
  if (!entry.amount) return ''
  switch (entry.unit) {
    case 'CNY': return valueInWords(t, entry.amount, t.say('元', 'yuan'))
    case 'points': return valueInWords(t, entry.amount, t.say('分', 'points'))
    case 'percent': {
      const percent = valueInWords(t, entry.amount, '%')
      return entry.shareOf ? t.say(`${entry.shareOf.zh}的${percent}`, `${percent} of ${entry.shareOf.en}`) : percent
    }
  }
}

export function tellGoods(t: Teller, goods: Goods): Told {
  const holders = Object.values(goods.holders).map((label) => t.label(label))
  const keep = Object.entries(goods.keep).map(([holder, count]) => t.say(`${t.holder(goods.key, holder)}一经收存，须至少保留${count}份`, `${t.holder(goods.key, holder)}, once it has any, keeps at least ${count}`))
  return { title: t.label(goods.label), points: pointsOf(t.sentence(t.say(`逐件计数，保管方为${t.list(holders)}；交接不得超过实有数量`, `counted pieces in the custody of ${t.list(holders)}; never more can be handed over than there are`)), ...keep.map((text) => t.sentence(text))) }
}

export function tellPaper(t: Teller, paper: Paper): Told {
  const at = occasions(t, paper, (effect) => effect.kind === 'paper' && effect.paper === paper.key)
  const fields = paper.fields.map((key) => t.label(t.fieldOf(key)?.label, key))
  return {
    title: t.label(paper.label),
    points: pointsOf(
      t.sentence(t.say(`${at}，出具`, `issued ${at}`)),
      t.sentence(t.say(`编号 ${numberInWords(t, paper.number)}`, `numbered ${numberInWords(t, paper.number)}`)),
      t.sentence(fields.length === 0 ? '' : t.say(`内容：${t.list(fields)}`, `it shows: ${t.list(fields)}`)),
      t.sentence(paper.copies.length === 0 ? '' : t.say(`分发：${sayWho(t, paper.copies, 'list')}`, `copies to: ${sayWho(t, paper.copies, 'list')}`)),
    ),
  }
}

function numberInWords(t: Teller, number: string): string {
  return number.replace('{number}', t.say('〈工单编号〉', '<ticket number>')).replace('{nr}', t.say('〈份号〉', '<1, 2, 3 ...>'))
}
