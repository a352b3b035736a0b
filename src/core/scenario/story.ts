/** The events of a ticket as lines a person reads when an expectation fails. */
import type { Label, Procedure } from '../procedure/index.ts'
import type { TicketEvent } from '../ticket/index.ts'
import { formatDuration } from '../worktime/index.ts'
import type { CompiledCalendar, Duration } from '../worktime/index.ts'
import { tellInstant } from './local-time.ts'
import { branchName } from './names.ts'

export function tellEvent(procedure: Procedure, calendar: CompiledCalendar, event: TicketEvent): Label {
  const told = tell(procedure, calendar, event)
  const head = `${tellInstant(calendar, event.at)}  ${event.actor.replace(/^person:/, '')}  `
  const place = 'branch' in event && event.branch !== undefined ? `  @${branchName(event.branch)}` : ''
  return { zh: head + told.zh + place, en: head + told.en + place }
}

type Clockwork = Extract<TicketEvent['type'], `clock${string}` | `extension${string}` | 'notified'>
type Recorded = 'ledgerProposed' | 'ledgerMoved' | 'goodsMoved' | 'paperIssued' | 'ticketAsked' | 'ticketLinked'
type EventOf<T extends TicketEvent['type']> = Extract<TicketEvent, { type: T }>

function tell(procedure: Procedure, calendar: CompiledCalendar, event: TicketEvent): Label {
  const stepName = (key: string): Label => both(key, procedure.steps[key]?.label)
  switch (event.type) {
    case 'registered': return { zh: `登记 ${event.number}，渠道 ${event.channel}，等级 ${event.level || '无'}`, en: `registered ${event.number} by ${event.channel}, level ${event.level || 'none'}` }
    case 'stepOpened': return join({ zh: '进入环节 ', en: 'step opened: ' }, stepName(event.step), list(event.assignees))
    case 'claimed': return join({ zh: event.by === null ? '放回 ' : '签收 ', en: event.by === null ? 'released ' : 'claimed ' }, stepName(event.step))
    case 'reassigned': return join({ zh: '改派 ', en: 'reassigned ' }, stepName(event.step), list(event.assignees))
    case 'voted': return { zh: `表决 ${event.step}.${event.outcome}(${event.party})`, en: `voted ${event.step}.${event.outcome} (${event.party})` }
    case 'acted': return join({ zh: '办理 ', en: 'did ' }, plain(`${event.step}.${event.outcome}`), event.reopens ? { zh: '，重办', en: ', reopened' } : NOTHING)
    case 'valuesSet': return join(CAUSES[event.cause], plain(tellValues(event.values)))
    case 'branched': return join({ zh: '分为分支 ', en: 'branched into ' }, names(event.branches.map((branch) => branchName(branch.path))))
    case 'arrived': return join({ zh: '分支到达 ', en: 'arrived at ' }, stepName(event.step))
    case 'gathered': return join({ zh: '汇合于 ', en: 'gathered at ' }, stepName(event.step), { zh: `，${event.branches.length} 个分支`, en: `, ${event.branches.length} branches` })
    case 'corrected': return { zh: `更正 ${Object.keys(event.after).join('、')}`, en: `corrected ${Object.keys(event.after).join(', ')}` }
    case 'noted': return { zh: `记录：${event.text}`, en: `noted: ${event.text}` }
    case 'said': return join({ zh: `告知(${event.words ?? 'byHand'}，${event.mode})：${event.text.zh}`, en: `said (${event.words ?? 'byHand'}, ${event.mode}): ${event.text.en}` }, list(event.to))
    case 'asked': return { zh: `反馈人说：${event.text}`, en: `the reporter said: ${event.text}` }
    case 'attached': return join({ zh: '附上 ', en: 'attached ' }, names(event.names))
    case 'graded': return { zh: `等级 ${event.from} → ${event.to}(${event.reason})`, en: `level ${event.from} -> ${event.to} (${event.reason})` }
    case 'recused': return join({ zh: '回避：', en: 'recused: ' }, names(event.people))
    case 'alerted': return join({ zh: `按规则 ${event.rule} 告知`, en: `told by the rule ${event.rule}` }, list(event.to))
    case 'urged': return join({ zh: `催办${event.text === '' ? '' : `：${event.text}`}`, en: `urged${event.text === '' ? '' : `: ${event.text}`}` }, list(event.to))
    case 'migrated': return { zh: `转到第 ${event.toVersion} 版(原第 ${event.fromVersion} 版)`, en: `moved to version ${event.toVersion} (from ${event.fromVersion})` }
    case 'closed': return join({ zh: '办结 ', en: 'closed: ' }, stepName(event.end))
    case 'notified':
    case 'clockStarted':
    case 'clockWarned':
    case 'clockLate':
    case 'clockPaused':
    case 'clockResumed':
    case 'clockStopped':
    case 'extensionAsked':
    case 'extensionDecided': return tellClockwork(procedure, calendar, event)
    case 'ledgerProposed':
    case 'ledgerMoved':
    case 'goodsMoved':
    case 'paperIssued':
    case 'ticketAsked':
    case 'ticketLinked': return tellRecord(procedure, calendar, event)
  }
}

const CAUSES = {
  outcome: { zh: '由处理结果写入 ', en: 'written by the outcome: ' },
  rule: { zh: '由规则写入 ', en: 'written by a rule: ' },
  computed: { zh: '计算得出 ', en: 'worked out: ' },
} as const

function tellClockwork(procedure: Procedure, calendar: CompiledCalendar, event: EventOf<Clockwork>): Label {
  const clock = both(event.clock, procedure.clocks[event.clock]?.label)
  const due = (at: number): Label => until({ zh: '，到期 ', en: ', due ' }, calendar, at)
  switch (event.type) {
    case 'notified': return join({ zh: '提醒 ', en: 'notified of ' }, clock, { zh: event.about === 'clockLate' ? '已超时' : '将到期', en: event.about === 'clockLate' ? ' being late' : ' being near' }, list(event.to))
    case 'clockStarted': return join({ zh: '开始计时 ', en: 'clock started: ' }, clock, due(event.due))
    case 'clockWarned': return join({ zh: '预警 ', en: 'clock warned: ' }, clock)
    case 'clockLate': return join({ zh: '超时 ', en: 'clock late: ' }, clock)
    case 'clockPaused': return join({ zh: '暂停 ', en: 'clock paused: ' }, clock)
    case 'clockResumed': return join({ zh: '继续计时 ', en: 'clock resumed: ' }, clock, due(event.due))
    case 'clockStopped': return join({ zh: '停止计时 ', en: 'clock stopped: ' }, clock, event.late ? { zh: '，已超时', en: ', late' } : { zh: '，未超时', en: ', on time' })
    case 'extensionAsked': return join({ zh: '申请延期 ', en: 'more time asked for: ' }, clock, lasting(event.more))
    case 'extensionDecided': return join(event.granted ? { zh: '批准延期 ', en: 'more time granted: ' } : { zh: '不批准延期 ', en: 'more time refused: ' }, clock, due(event.due))
  }
}

function tellRecord(procedure: Procedure, calendar: CompiledCalendar, event: EventOf<Recorded>): Label {
  switch (event.type) {
    case 'ledgerProposed': {
      const amount = event.amount === null ? NOTHING : plain(` ${event.amount / 100} ${event.unit}`)
      const hearing = event.hearUntil === null ? NOTHING : until({ zh: '，可申辩至 ', en: ', may be heard until ' }, calendar, event.hearUntil)
      return join({ zh: `考核第 ${event.nr} 条 `, en: `ledger entry ${event.nr}: ` }, both(event.entry, procedure.ledger[event.entry]?.label), amount, plain(`, ${event.state}`), hearing, list(event.to))
    }
    case 'ledgerMoved': return join({ zh: `考核第 ${event.nr} 条：`, en: `ledger entry ${event.nr}: ` }, plain(event.state), event.appealUntil === null ? NOTHING : until({ zh: '，可申诉至 ', en: ', may be appealed until ' }, calendar, event.appealUntil))
    case 'goodsMoved': {
      const holder = (key: string | null, nowhere: Label): Label => (key === null ? nowhere : both(key, procedure.goods[event.goods]?.holders[key]))
      const ways = [holder(event.from, { zh: '外部', en: 'outside' }), holder(event.to, { zh: '离开', en: 'away' })] as const
      const witness = event.witness === null ? NOTHING : { zh: `，见证 ${event.witness}`, en: `, witnessed by ${event.witness}` }
      return join(both(event.goods, procedure.goods[event.goods]?.label), plain(` ${event.count}: `), ways[0], plain(' -> '), ways[1], witness)
    }
    case 'paperIssued': return join({ zh: '出具 ', en: 'issued ' }, both(event.paper, procedure.papers.find((paper) => paper.key === event.paper)?.label), plain(` ${event.number}`), list(event.copies))
    case 'ticketAsked': return join({ zh: `要求另开工单 ${event.procedure}`, en: `another ticket asked for: ${event.procedure}` }, plain(`${event.start === '' ? '' : `.${event.start}`}  ${tellValues(event.values)}`))
    case 'ticketLinked': return { zh: `另一工单 ${event.number}(${event.procedure})`, en: `the other ticket is ${event.number} (${event.procedure})` }
  }
}

const NOTHING: Label = { zh: '', en: '' }

function plain(text: string): Label {
  return { zh: text, en: text }
}

function both(key: string, label: Label | undefined): Label {
  return label ? { zh: `${label.zh}(${key})`, en: `${label.en} (${key})` } : plain(key)
}

function names(entries: readonly string[]): Label {
  return { zh: entries.join('、'), en: entries.join(', ') }
}

function list(parties: readonly string[]): Label {
  return { zh: ` → ${parties.join('、') || '无人'}`, en: ` -> ${parties.join(', ') || 'nobody'}` }
}

function until(before: Label, calendar: CompiledCalendar, at: number): Label {
  return join(before, plain(tellInstant(calendar, at, '24:00')))
}

function lasting(more: Duration): Label {
  return { zh: ` ${formatDuration(more, 'zh')}`, en: ` ${formatDuration(more, 'en')}` }
}

function tellValues(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(', ')
}

function join(...labels: readonly Label[]): Label {
  return { zh: labels.map((label) => label.zh).join(''), en: labels.map((label) => label.en).join('') }
}
