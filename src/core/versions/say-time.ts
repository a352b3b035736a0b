/** Limits, effects and what is kept beside the steps, in words. */
import type { Effect, Extension, GoodsMove, Label, LimitCase, Limit, NumberPattern, Procedure, Sample, Series } from '../procedure/types.ts'
import { calendarInWords } from '../procedure/describe/limit-words.ts'
import { seriesInWords } from '../procedure/describe/series-words.ts'
import { Teller } from '../procedure/describe/teller.ts'
import { both, list, quote } from './change.ts'
import { sayAssignment, sayCase, sayDuration, sayField, sayGoods, sayLedger, sayLevel, sayOutcome, sayPaper, sayStep, saySubTicket, sayWho, sayWords } from './say.ts'

export const sayLimitCase = (procedure: Procedure, { when, limit }: LimitCase): Label => sayCase(when, sayLimit(procedure, limit))

function sayLimit(procedure: Procedure, limit: Limit): Label {
  switch (limit.kind) {
    case 'within': return sayDuration(procedure, limit.within)
    case 'calendar': return { zh: calendarInWords(new Teller(procedure, 'zh'), limit.moment), en: calendarInWords(new Teller(procedure, 'en'), limit.moment) }
    case 'field': return withCap(procedure, dateIn(sayField(procedure, limit.field)), limit)
    case 'column': return withCap(procedure, dateIn(quote(both(limit.column))), limit)
  }
}

const dateIn = ({ zh, en }: Label): Label => ({ zh: `${zh}所填的日期`, en: `the date in ${en}` })

function withCap(procedure: Procedure, label: Label, { atMost }: Extract<Limit, { kind: 'field' | 'column' }>): Label {
  if (!atMost) return label
  const cap = sayDuration(procedure, atMost)
  return { zh: `${label.zh}(最长${cap.zh})`, en: `${label.en} (at most ${cap.en})` }
}

export function sayExtension(procedure: Procedure, { by, decide, atMost, times }: Extension): Label {
  const [asker, decider, most] = [sayWho(procedure, by), sayWho(procedure, decide), sayDuration(procedure, atMost)]
  return { zh: `${asker.zh}申请、${decider.zh}批准，每次最长${most.zh}，${times} 次`, en: `asked by ${asker.en}, decided by ${decider.en}, at most ${most.en}, ${times} ${times === 1 ? 'time' : 'times'}` }
}

const around = (zh: string, en: string, { zh: innerZh, en: innerEn }: Label): Label => ({ zh: `${zh}${innerZh}`, en: `${en} ${innerEn}` })

export function sayEffect(procedure: Procedure, effect: Effect): Label {
  switch (effect.kind) {
    case 'notify': return around('通知', 'tell', sayWho(procedure, effect.who))
    case 'raise': return around('升为', 'raise to', sayLevel(procedure, effect.level))
    case 'take': {
      const [step, outcome] = [sayStep(procedure, effect.step), sayOutcome(procedure, effect.step, effect.outcome)]
      return { zh: `${step.zh}自动按${outcome.zh}处理`, en: `end ${step.en} as ${outcome.en}` }
    }
    case 'assign': {
      const [step, who] = [sayStep(procedure, effect.step), sayWho(procedure, effect.who)]
      return { zh: `${step.zh}改派${who.zh}`, en: `hand ${step.en} to ${who.en}` }
    }
    case 'urge': return effect.who.length === 0 ? { zh: '催办', en: 'urge' } : around('催办并告知', 'urge and tell', sayWho(procedure, effect.who))
    case 'ledger': return around('记入考核', 'ledger entry', sayLedger(procedure, effect.entry))
    case 'say': return around('告知', 'say', sayWords(procedure, effect.words))
    case 'paper': return around('出具', 'issue', sayPaper(procedure, effect.paper))
    case 'open': return saySubTicket(procedure, effect.ticket)
    case 'set': return around('填写', 'write', list(effect.set.map((assignment) => sayAssignment(procedure, assignment))))
  }
}

export function sayMove(procedure: Procedure, { goods, from, to, count, witness }: GoodsMove): Label {
  const what = sayGoods(procedure, goods)
  const holder = (key: string | undefined): Label => quote(key === undefined ? { zh: '外部', en: 'outside' } : procedure.goods[goods]?.holders[key] ?? both(key))
  const seen = witness === undefined ? { zh: '', en: '' } : sayField(procedure, witness)
  return {
    zh: `${what.zh} \`${count.source}\` 件由${holder(from).zh}到${holder(to).zh}${seen.zh === '' ? '' : `，见证人${seen.zh}`}`,
    en: `\`${count.source}\` of ${what.en} from ${holder(from).en} to ${holder(to).en}${seen.en === '' ? '' : `, witnessed by ${seen.en}`}`,
  }
}

export function saySeries(_: Procedure, { rrule, from, shift }: Series): Label {
  const moved = { none: { zh: '', en: '' }, 'next-working-day': { zh: '，遇休息日顺延', en: ', or the next working day' }, 'previous-working-day': { zh: '，遇休息日提前', en: ', or the previous working day' } }[shift]
  return { zh: `${seriesInWords(rrule, from, 'zh')}${moved.zh}`, en: `${seriesInWords(rrule, from, 'en')}${moved.en}` }
}

export function saySample(_: Procedure, { size, coverWithin }: Sample): Label {
  return {
    zh: `抽取 ${size} 个${coverWithin === undefined ? '' : `，${coverWithin} 轮内全覆盖`}`,
    en: `${size} drawn${coverWithin === undefined ? '' : `, every one within ${coverWithin} rounds`}`,
  }
}

/** The pattern as it is written in the file: `TS-{yyyy}{MM}{dd}-{seq:3}`. */
export function sayNumberPattern(_: Procedure, { parts }: NumberPattern): Label {
  return both(parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'date' ? `{${part.format}}` : `{seq:${part.width}}`)).join(''))
}
