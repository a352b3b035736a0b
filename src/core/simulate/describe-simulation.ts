/** The report in words, for people who read it aloud. */
import type { Label } from '../procedure/index.ts'
import type { Language, Milliseconds } from '../worktime/index.ts'
import type { PeopleAnswer } from './people-needed.ts'
import type { ClockReport, Counted, PartyReport, SimulationReport, StepReport, Times } from './report.ts'

interface Voice {
  readonly say: (zh: string, en: string) => string
  readonly label: (label: Label) => string
  readonly length: (length: Milliseconds) => string
  readonly list: (parts: readonly string[]) => string
  readonly comma: string
}

function voiceOf(lang: Language): Voice {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en)
  return {
    say, label: (label) => label[lang], length: (length) => lengthText(length, say), list: (parts) => parts.join(say('、', ', ')), comma: say('，', ', '),
  }
}

/** Two figures are enough: `3.5 hours`, `42 minutes`. Hours up to two days, so that they can be compared with working days. */
function lengthText(length: Milliseconds, say: Voice['say']): string {
  const minutes = length / 60_000
  if (minutes < 1) return say(`${Math.round(length / 1000)} 秒`, `${Math.round(length / 1000)} s`)
  if (minutes < 100) return say(`${Math.round(minutes)} 分钟`, `${Math.round(minutes)} min`)
  const hours = minutes / 60
  if (hours < 100) return say(`${hours.toFixed(1)} 小时`, `${hours.toFixed(1)} h`)
  return say(`${Math.round(hours)} 小时`, `${Math.round(hours)} h`)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.001 ? 2 : 1)}%`
}

/** Numbers of tickets, with marks between the thousands. */
function many(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ')
}

/** Line by line; a line that begins a section stands after an empty one. */
export function describeSimulation(report: SimulationReport, lang: Language): readonly string[] {
  const voice = voiceOf(lang)
  const { say } = voice
  return [
    `${voice.label(report.title)} (${report.procedure})`,
    say(
      `自 ${report.from} 起 ${report.weeks} 周，前 ${report.warmUp} 周不计；${report.replications} 次，种子 ${report.seed}`,
      `${report.weeks} weeks from ${report.from}, the first ${report.warmUp} not counted; ${report.replications} times, seed ${report.seed}`,
    ),
    ...section(say('没有说明而假定的', 'Assumed, as nobody said'), report.assumed.map(voice.label)),
    ...section(say('工单', 'Tickets'), tellTickets(report, voice)),
    ...section(say('时限', 'Limits'), report.clocks.filter(({ silent }) => !silent).map((clock) => tellClock(clock, voice))),
    ...section(say('各环节(工作时间)', 'Steps (working time)'), report.steps.filter(({ opened }) => opened > 0).map((step) => tellStep(step, voice))),
    ...section(say('人手', 'People'), tellPeople(report, voice)),
  ]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

function tellTickets({ tickets, lead }: SimulationReport, voice: Voice): string[] {
  const { say } = voice
  const parts = (counted: readonly Counted[]): string => voice.list(counted.filter(({ count }) => count > 0).map(({ label, count }) => `${voice.label(label)} ${percent(count / Math.max(1, tickets.arrived))}`))
  return [
    say(
      `收到 ${many(tickets.arrived)} 件(每周 ${tickets.arrivedPerWeek.toFixed(1)})，办结 ${many(tickets.closed)} 件，结束时未办结 ${many(tickets.open)} 件；重办 ${percent(tickets.reopened / Math.max(1, tickets.closed))}`,
      `${many(tickets.arrived)} came in (${tickets.arrivedPerWeek.toFixed(1)} a week), ${many(tickets.closed)} were closed, ${many(tickets.open)} are still open at the end; ${percent(tickets.reopened / Math.max(1, tickets.closed))} were reopened`,
    ),
    say('渠道：', 'Channels: ') + parts(tickets.byChannel),
    ...(tickets.byLevel.length > 1 ? [say('等级：', 'Levels: ') + parts(tickets.byLevel)] : []),
    say('从收到到办结，工作时间：', 'From receipt to the end, working time: ') + spread(lead, 'working', voice) + say('；自然时间：', '; all time: ') + spread(lead, 'natural', voice),
  ]
}

function spread(times: Times, of: 'working' | 'natural', { say, length, comma }: Voice): string {
  const { mean, median, p90 } = times[of]
  return [say(`平均 ${length(mean)}`, `mean ${length(mean)}`), say(`中位 ${length(median)}`, `median ${length(median)}`), say(`九成在 ${length(p90)} 内`, `nine in ten within ${length(p90)}`)].join(comma)
}

function tellClock({ label, inTime, late, share, interval, undecided, over }: ClockReport, voice: Voice): string {
  const { say } = voice
  if (inTime + late === 0) return `${voice.label(label)}${say('：从未起算', ': never ran')}`
  const { low, high } = interval
  const how = over && late > 0 ? say(`，超时的中位数 ${voice.length(over.working.median)}(工作时间)`, `, those by a median of ${voice.length(over.working.median)} (working time)`) : ''
  const open = undecided > 0 ? say(`；另有 ${many(undecided)} 个未到期`, `; ${many(undecided)} more are not due yet`) : ''
  return `${voice.label(label)}${say('：超时', ': late')} ${percent(share)} (95%: ${percent(low)}-${percent(high)})${how}${open}`
}

function tellStep({ label, perTicket, waiting, handling, answering, skipped, taken, opened, outcomes }: StepReport, voice: Voice): string {
  const { say, length } = voice
  const part = (name: string, times: Times | null): string => (times ? `${voice.comma}${name} ${length(times.working.mean)} / ${length(times.working.median)} / ${length(times.working.p90)}` : '')
  const ended = outcomes.reduce((sum, { count }) => sum + count, 0)
  const ways = outcomes.filter(({ count }) => count > 0).length > 1 ? `${voice.comma}${outcomes.map((outcome) => `${voice.label(outcome.label)} ${percent(outcome.count / Math.max(1, ended))}`).join(say('、', ', '))}` : ''
  return `${voice.label(label)}${say('：每件', ':')} ${perTicket.toFixed(2)} ${say('次', perTicket === 1 ? 'time a ticket' : 'times a ticket')}`
    + part(say('等待(平均/中位/九成)', 'waiting (mean / median / 90 %)'), waiting) + part(say('办理', 'handling'), handling) + part(say('等外部', 'the outside takes'), answering)
    + (skipped > 0 ? say(`，跳过 ${percent(skipped / opened)}`, `, skipped ${percent(skipped / opened)}`) : '')
    + (taken > 0 ? say(`，到时自动结束 ${percent(taken / opened)}`, `, ended by a clock ${percent(taken / opened)}`) : '') + ways
}

function tellPeople(report: SimulationReport, voice: Voice): string[] {
  const idle = report.parties.filter(({ utilisation, queue }) => utilisation === 0 && queue.max === 0)
  const rest = idle.length === 0 ? [] : [voice.say(`一直没有活：${idle.map(({ label }) => label.zh).join('、')}`, `Never anything to do: ${idle.map(({ label }) => label.en).join(', ')}`)]
  return [...report.parties.filter((party) => !idle.includes(party)).map((party) => tellParty(party, voice)), ...rest, tellBottleneck(report, voice)]
}

function tellParty({ label, people, queue, utilisation, grows }: PartyReport, voice: Voice): string {
  const { say } = voice
  const cannot = people === 0 ? say('；无人办理', '; there is nobody') : grows ? say('；队伍越排越长，忙不过来', '; the line grows and grows, they cannot keep up') : ''
  return say(
    `${label.zh}：${people} 人，忙碌 ${percent(utilisation)}，平均排队 ${queue.working.toFixed(1)} 件，最多 ${queue.max} 件${cannot}`,
    `${label.en}: ${people} ${people === 1 ? 'person' : 'people'}, busy ${percent(utilisation)}, ${queue.working.toFixed(1)} in line on average, ${queue.max} at most${cannot}`,
  )
}

function tellBottleneck({ bottleneck, parties }: SimulationReport, voice: Voice): string {
  const party = parties.find(({ key }) => key === bottleneck)
  if (!party) return voice.say('没有瓶颈：几乎不用排队', 'No bottleneck: hardly anything waits')
  return voice.say(`瓶颈：${party.label.zh}`, `Bottleneck: ${party.label.en}`)
}

/** The answer to "how many people", and the table of what was tried. */
export function describePeople(answer: PeopleAnswer, lang: Language): readonly string[] {
  const voice = voiceOf(lang)
  const { say } = voice
  const [share, certainty] = [percent(answer.share), percent(answer.certainty)]
  const [clock, party] = [voice.label(answer.clockLabel), voice.label(answer.label)]
  const head = answer.people === null
    ? say(`试到 ${answer.tried.at(-1)?.people ?? 0} 人，“${clock}”超时率仍不能以 ${certainty} 的把握控制在 ${share} 以内：问题不只在${party}`, `Even with ${answer.tried.at(-1)?.people ?? 0} people it is not ${certainty} certain that at most ${share} of "${clock}" are late: ${party} is not all of the problem`)
    : say(`“${clock}”超时率以 ${certainty} 的把握不超过 ${share}，${party}需要 ${answer.people} 人`, `For at most ${share} of "${clock}" to be late, with ${certainty} certainty, ${party} must be ${answer.people}`)
  const where = answer.bottleneck ? [say(`  这时排队最多的是：${answer.bottleneck.label.zh}`, `  most then wait for: ${answer.bottleneck.label.en}`)] : []
  return [head, ...where, ...answer.tried.map((tried) => say(
    `  ${String(tried.people).padStart(3)} 人：超时 ${percent(tried.late)}，上限 ${percent(tried.bound)}，忙碌 ${percent(tried.utilisation)}${tried.enough ? '，够' : ''}`,
    `  ${String(tried.people).padStart(3)}: late ${percent(tried.late)}, at most ${percent(tried.bound)}, busy ${percent(tried.utilisation)}${tried.enough ? ', enough' : ''}`,
  ))]
}
