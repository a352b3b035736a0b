/** A step in words: who does what, within which limits, and how it may end. */
import type { Clock, Step } from '../types.ts'
import { conditionInWords } from './expression-words.ts'
import { formInWords, goesOn, tellOutcome } from './describe-outcomes.ts'
import { point, pointsOf } from './description.ts'
import type { DescriptionPoint } from './description.ts'
import { subTicketInWords } from './effect-words.ts'
import { limitInWords } from './limit-words.ts'
import { sinceMoments } from './moment-words.ts'
import type { Teller } from './teller.ts'
import { casesInLines, sayWho } from './who-words.ts'

export function tellStep(t: Teller, step: Step): { title: string; points: DescriptionPoint[] } {
  const outcomes = step.outcomes.map((outcome) => tellOutcome(t, step, outcome))
  return {
    title: t.label(step.label),
    points: [
      whatIsDone(t, step),
      ...pointsOf( t.sentence(whoMayNot(t, step)), t.sentence(branches(t, step)), hint(t, step), formInWords(t, step.form),
        t.sentence(meetingRecord(t, step)), t.sentence(voteInWords(t, step)), ...skips(t, step), ...limits(t, step),
      ),
      ...(outcomes.length === 0 ? [] : [point(outcomes.length === 1 ? t.say('结果：', 'Outcome:') : t.say('结果为以下之一：', 'One of these outcomes:'), outcomes)]),
    ],
  }
}

/** Whose work it is; when that depends on conditions, each case stands on a line of its own. */
function whatIsDone(t: Teller, step: Step): DescriptionPoint {
  const [only] = step.by
  const isCases = step.by.length === 1 && only?.kind === 'cases' && only.cases.length > 1
  const who = isCases ? t.say('以下人员', 'these') : sayWho(t, step.by, 'or')
  const text = work(t, step, who)
  return isCases ? point(t.sentence(`${text}${t.say('：', ':')}`), casesInLines(t, only.cases)
    .map((line) => point(line))) : point(t.sentence(text))
}

function work(t: Teller, step: Step, who: string): string {
  switch (step.kind) {
    case 'task': return t.say(`由${who}办理`, `handled by ${who}`)
    case 'survey': return step.by.some(({ kind }) => kind === 'reporter') ? t.say(`由${who}确认是否解决、是否满意`, `${who} says whether it is solved and how satisfied they are`) : t.say(`由${who}回访反馈人，问明是否解决、是否满意`, `${who} asks the reporter whether it is solved and how satisfied they are`)
    case 'meeting': return t.say(`由${who}主持会议`, `a meeting led by ${who}`)
    case 'wait': return step.by.length === 0 ? t.say('等待：内部无须办理，由时限或外部事件结束', 'waiting: nobody here acts; a limit or something outside ends it') : t.say(`等待${who}答复`, `waiting for ${who}`)
    case 'ticket': return step.opens ? t.say(`另开一张工单并等待其结束：${subTicketInWords(t, step.opens)}`, `another ticket is opened and its end is waited for: ${subTicketInWords(t, step.opens)}`) : ''
    case 'join': return gathering(t, step)
    case 'end': return t.say('办结', 'the ticket is closed')
  }
}

function whoMayNot(t: Teller, step: Step): string {
  const steps = step.never.map((key) => t.step(key))
  return steps.length === 0 ? '' : t.say(`办理过${t.or(steps)}的人不得办理本环节`, `nobody who acted in ${t.or(steps)} may act here`)
}

function branches(t: Teller, step: Step): string {
  if (step.each === undefined) return ''
  const field = t.fieldOf(step.each)
  const name = t.field(step.each)
  switch (field?.type) {
    case 'units': return t.say(`${name}中的每个单位各办一份，并行办理`, `once for each unit in ${name}, side by side`)
    case 'people': return t.say(`${name}中的每个人各办一份，并行办理`, `once for each person in ${name}, side by side`)
    case 'table': return t.say(`${name}中的每一行各办一份，并行办理`, `once for each row of ${name}, side by side`)
    default: return t.say(`${name}中的每一项各办一份，并行办理`, `once for each entry of ${name}, side by side`)
  }
}

function hint(t: Teller, step: Step): string {
  if (!step.hint) return ''
  return t.sentence(step.kind === 'end' ? t.say(`说明：${step.hint.zh}`, `note: ${step.hint.en}`) : t.say(`要求：${step.hint.zh}`, `guidance: ${step.hint.en}`))
}

function meetingRecord(t: Teller, step: Step): string {
  return [
    step.minutes === undefined ? '' : t.say(`会议纪要记入${t.field(step.minutes)}`, `the minutes go into ${t.field(step.minutes)}`),
    step.present === undefined ? '' : t.say(`到会人员记入${t.field(step.present)}`, `those present go into ${t.field(step.present)}`),
  ].filter((part) => part !== '').join(t.say('；', '; '))
}

function voteInWords(t: Teller, step: Step): string {
  if (!step.vote) return ''
  const { outcome, needs, otherwise } = step.vote
  const [chosen, other] = [t.outcome(step.key, outcome), t.outcome(step.key, otherwise)]
  const zh = needs === 'all' ? `须全体一致选${chosen}` : needs === 'majority' ? `须过半数选${chosen}` : `须有${needs}人选${chosen}`
  const en = needs === 'all' ? `all of them must choose ${chosen}` : needs === 'majority' ? `more than half of them must choose ${chosen}` : `${needs} of them must choose ${chosen}`
  return t.say(`各方表决：${zh}；达不到的，以${other}结束`, `decided by vote: ${en}; where that can no longer be, it ends with ${other}`)
}

function skips(t: Teller, step: Step): string[] {
  return step.skip.map(({ when, nobody, take }) => {
    const outcome = t.outcome(step.key, take)
    const condition = nobody ? t.say('无人可以办理（岗位空缺或须回避）', 'nobody can act here (the post is vacant, or everybody keeps out)') : when ? conditionInWords(t, when) : ''
    return t.sentence(t.say(`${condition}时，跳过本环节，按${outcome}处理`, `skipped with ${outcome} when ${condition}`))
  })
}

/** What the clocks mean for this step, each in a sentence that names its clause. */
function limits(t: Teller, step: Step): string[] {
  return Object.values(t.procedure.clocks).filter(({ shown }) => shown).map((clock) => t.sentence(limitHere(t, step, clock)))
}

function limitHere(t: Teller, step: Step, clock: Clock): string {
  const ends = step.outcomes.some(({ key }) => clock.until.includes(`${step.key}.${key}`))
  const starts = clock.from.includes(step.key) || clock.from.includes(`${step.key}.claimed`)
  const name = t.clock(clock.key)
  const clause = t.aside(t.clause('clocks', clock.key))
  const [only] = clock.limits
  const limit = only && clock.limits.length === 1 && !only.when ? limitInWords(t, only.limit) : ''
  const length = limit === '' ? '' : t.say(`，${limit}`, `, ${limit}`)
  if (starts && ends) return t.say(`时限：${name}${length}${clause}`, `time limit: ${name}${length}${clause}`)
  if (ends) return t.say(`时限：${name}计到本环节为止${limit === '' ? '' : `，${sinceMoments(t, clock.from)}${limit}`}${clause}`, `time limit: ${name} runs until here${limit === '' ? '' : `, ${limit} ${sinceMoments(t, clock.from)}`}${clause}`)
  if (starts) return t.say(`时限：${name}自本环节起计${clause}`, `time limit: ${name} begins here${clause}`)
  return clock.pausedIn.includes(step.key) ? t.say(`本环节期间，时限${name}暂停${clause}`, `the limit ${name} stands still meanwhile${clause}`) : ''
}

function gathering(t: Teller, step: Step): string {
  const { gathers = 'all' } = step
  const zh = gathers === 'all' ? '汇合：各支全部办完后' : gathers === 'any' ? '汇合：任何一支先办完即' : `汇合：有${gathers}支办完即`
  const en = gathers === 'all' ? 'joined when all branches have arrived' : gathers === 'any' ? 'joined when the first branch arrives' : `joined when ${gathers} branches have arrived`
  const rest = gathers === 'all' ? '' : t.say('其余未办完的各支随即终止', 'those still open then are ended')
  return [goesOn(t, t.say(zh, `${en}; then`), step.next), rest].filter((part) => part !== '').join(t.say('；', '; '))
}
