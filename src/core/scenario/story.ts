/** The events of a ticket as lines a person reads when an expectation fails. */
import type { Label, Procedure } from '../procedure/index.ts'
import type { TicketEvent } from '../ticket/index.ts'
import type { CompiledCalendar } from '../worktime/index.ts'
import { tellInstant } from './local-time.ts'

export function tellEvent(procedure: Procedure, calendar: CompiledCalendar, event: TicketEvent): Label {
  const told = tell(procedure, calendar, event)
  const head = `${tellInstant(calendar, event.at)}  ${event.actor.replace(/^person:/, '')}  `
  return { zh: head + told.zh, en: head + told.en }
}

function tell(procedure: Procedure, calendar: CompiledCalendar, event: TicketEvent): Label {
  const clockName = (key: string): Label => both(key, procedure.clocks[key]?.label)
  const stepName = (key: string): Label => both(key, procedure.steps[key]?.label)
  switch (event.type) {
    case 'registered': return { zh: `登记 ${event.number}，渠道 ${event.channel}，等级 ${event.level || '无'}`, en: `registered ${event.number} by ${event.channel}, level ${event.level || 'none'}` }
    case 'stepOpened': return join({ zh: '进入环节 ', en: 'step opened: ' }, stepName(event.step), list(event.assignees))
    case 'claimed': return join({ zh: event.by === null ? '放回 ' : '签收 ', en: event.by === null ? 'released ' : 'claimed ' }, stepName(event.step))
    case 'acted': return join({ zh: '办理 ', en: 'did ' }, { zh: `${event.step}.${event.outcome}`, en: `${event.step}.${event.outcome}` }, event.reopens ? { zh: '，重办', en: ', reopened' } : NOTHING)
    case 'corrected': return { zh: `更正 ${Object.keys(event.after).join('、')}`, en: `corrected ${Object.keys(event.after).join(', ')}` }
    case 'noted': return { zh: `记录：${event.text}`, en: `noted: ${event.text}` }
    case 'said': return join({ zh: `告知(${event.words ?? 'byHand'}，${event.mode})：${event.text.zh}`, en: `said (${event.words ?? 'byHand'}, ${event.mode}): ${event.text.en}` }, list(event.to))
    case 'asked': return { zh: `反馈人说：${event.text}`, en: `the reporter said: ${event.text}` }
    case 'attached': return { zh: `附上 ${event.names.join('、')}`, en: `attached ${event.names.join(', ')}` }
    case 'graded': return { zh: `等级 ${event.from} → ${event.to}(${event.reason})`, en: `level ${event.from} -> ${event.to} (${event.reason})` }
    case 'recused': return { zh: `回避：${event.people.join('、')}`, en: `recused: ${event.people.join(', ')}` }
    case 'notified': return join({ zh: '提醒 ', en: 'notified of ' }, clockName(event.clock), { zh: event.about === 'clockLate' ? '已超时' : '将到期', en: event.about === 'clockLate' ? ' being late' : ' being near' }, list(event.to))
    case 'clockStarted': return join({ zh: '开始计时 ', en: 'clock started: ' }, clockName(event.clock), due(calendar, event.due))
    case 'clockWarned': return join({ zh: '预警 ', en: 'clock warned: ' }, clockName(event.clock))
    case 'clockLate': return join({ zh: '超时 ', en: 'clock late: ' }, clockName(event.clock))
    case 'clockPaused': return join({ zh: '暂停 ', en: 'clock paused: ' }, clockName(event.clock))
    case 'clockResumed': return join({ zh: '继续计时 ', en: 'clock resumed: ' }, clockName(event.clock), due(calendar, event.due))
    case 'clockStopped': return join({ zh: '停止计时 ', en: 'clock stopped: ' }, clockName(event.clock), event.late ? { zh: '，已超时', en: ', late' } : { zh: '，未超时', en: ', on time' })
    case 'closed': return join({ zh: '办结 ', en: 'closed: ' }, stepName(event.end))
  }
}

const NOTHING: Label = { zh: '', en: '' }

function both(key: string, label: Label | undefined): Label {
  return label ? { zh: `${label.zh}(${key})`, en: `${label.en} (${key})` } : { zh: key, en: key }
}

function list(parties: readonly string[]): Label {
  return { zh: ` → ${parties.join('、') || '无人'}`, en: ` -> ${parties.join(', ') || 'nobody'}` }
}

function due(calendar: CompiledCalendar, at: number): Label {
  const time = tellInstant(calendar, at, '24:00')
  return { zh: `，到期 ${time}`, en: `, due ${time}` }
}

function join(...labels: readonly Label[]): Label {
  return { zh: labels.map((label) => label.zh).join(''), en: labels.map((label) => label.en).join('') }
}
