/** What is kept beside the steps: ledger rules, goods, papers. */
import type { ReadingDesk } from './compile-desk.ts'
import { readWho } from './compile-who.ts'
import type { ProcedureDocument } from './document.ts'
import { ownEntry } from './own-entry.ts'
import type { Goods, GoodsMove, LedgerRule, Paper } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentLedger = NonNullable<ProcedureDocument['ledger']>[string]
type DocumentMove = NonNullable<NonNullable<ProcedureDocument['steps'][string]['outcomes']>[string]['moves']>[number]

export function compileLedger(desk: ReadingDesk): Record<string, LedgerRule> {
  return Object.fromEntries(Object.entries(desk.document.ledger ?? {}).map(([key, rule]): [string, LedgerRule] => {
    const path = ['ledger', key]
    const amount = readAmount(desk, key, rule, path)
    return [key, {
      key, label: { zh: rule.zh, en: rule.en }, kind: rule.kind, unit: rule.unit ?? 'CNY',
      to: readWho(desk, rule.to, [...path, 'to']),
      approve: readWho(desk, rule.approve, [...path, 'approve']),
      ...amount,
      ...(rule.shareOf ? { shareOf: rule.shareOf } : {}),
      ...(rule.hearing === undefined ? {} : { hearing: desk.duration(rule.hearing, [...path, 'hearing']) }),
      ...(rule.appeal ? { appeal: { within: desk.duration(rule.appeal.within, [...path, 'appeal', 'within']), to: readWho(desk, rule.appeal.to, [...path, 'appeal', 'to']) } } : {}),
    }]
  }))
}

/** Money, points and percentages say how much; a percentage says of what; a warning has no amount. */
function readAmount(desk: ReadingDesk, key: string, rule: DocumentLedger, path: Path): Pick<LedgerRule, 'amount'> {
  const misplaced = (part: string, reason: string, reasonZh: string): void => desk.report('procedure.not_here', [...path, part], { part, reason, reasonZh }, 'key')
  if (rule.kind === 'warning') {
    for (const part of ['amount', 'unit', 'shareOf'] as const) if (rule[part] !== undefined) misplaced(part, 'a warning has no amount', '警告没有金额')
    return {}
  }
  if (rule.amount === undefined) desk.report('procedure.missing_part', path, { name: key, part: 'amount', reason: 'a reward or a penalty says how much', reasonZh: '奖励或扣罚须写明数额' })
  if (rule.unit === 'percent' && !rule.shareOf) desk.report('procedure.missing_part', path, { name: key, part: 'shareOf', reason: 'a percentage is of something', reasonZh: '百分比须写明是什么的百分比' })
  if (rule.unit !== 'percent' && rule.shareOf) misplaced('shareOf', 'only a percentage is a share of something', '只有百分比才有基数')
  if (rule.approve === undefined && rule.hearing !== undefined) misplaced('hearing', 'without approve it is final at once', '没有写 approve，考核立即生效，无从听取申辩')
  const amount = rule.amount === undefined ? undefined : desk.expression(rule.amount, 'number', [...path, 'amount'], desk.inside)
  return amount ? { amount } : {}
}

export function compileGoods(desk: ReadingDesk): Record<string, Goods> {
  return Object.fromEntries(Object.entries(desk.document.goods ?? {}).map(([key, goods]): [string, Goods] => {
    const holders = Object.keys(goods.holders)
    if (holders.length === 0) desk.report('procedure.goods_without', ['goods', key, 'holders'], { name: key })
    for (const holder of Object.keys(goods.keep ?? {})) desk.known('procedure.unknown_holder', holder, holders, ['goods', key, 'keep', holder], { of: key })
    return [key, { key, label: { zh: goods.zh, en: goods.en }, holders: goods.holders, keep: goods.keep ?? {} }]
  }))
}

export function readMoves(desk: ReadingDesk, moves: readonly DocumentMove[] | undefined, path: Path): GoodsMove[] {
  return (moves ?? []).flatMap((move, index) => {
    const at = [...path, index]
    const goods = ownEntry(desk.document.goods, move.goods)
    if (!goods) desk.known('procedure.unknown_goods', move.goods, Object.keys(desk.document.goods ?? {}), [...at, 'goods'])
    for (const end of ['from', 'to'] as const) {
      const holder = move[end]
      if (goods && holder !== undefined) desk.known('procedure.unknown_holder', holder, Object.keys(goods.holders), [...at, end], { of: move.goods })
    }
    if (move.from === move.to) desk.report('procedure.goods_still', at, { name: move.goods })
    if (move.witness !== undefined) desk.field(move.witness, [...at, 'witness'], ['person', 'people', 'signature', 'text'])
    const count = desk.expression(move.count, 'number', [...at, 'count'], desk.inside)
    return count ? [{ goods: move.goods, count, ...(move.from === undefined ? {} : { from: move.from }), ...(move.to === undefined ? {} : { to: move.to }), ...(move.witness === undefined ? {} : { witness: move.witness }) }] : []
  })
}

const PAPER_NUMBER = '{number}-{nr}'

export function compilePapers(desk: ReadingDesk): Paper[] {
  return Object.entries(desk.document.papers ?? {}).map(([key, paper]) => {
    const path = ['papers', key]
    const number = paper.number ?? PAPER_NUMBER
    const placeholders = [...number.matchAll(/\{([^}]*)\}/g)].map((match) => match[1])
    if (!placeholders.includes('number') || !placeholders.includes('nr') || placeholders.length !== 2) desk.report('procedure.paper_number', [...path, 'number'], { source: number })
    paper.fields?.forEach((field, index) => { desk.field(field, [...path, 'fields', index]) })
    return {
      key, label: { zh: paper.zh, en: paper.en }, number,
      at: desk.moments(paper.at, [...path, 'at']),
      ...desk.condition(paper.when, [...path, 'when'], desk.inside),
      copies: readWho(desk, paper.copies, [...path, 'copies']),
      fields: paper.fields ?? [],
    }
  })
}
