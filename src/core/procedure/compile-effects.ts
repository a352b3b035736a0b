/** What late clocks and rules do. */
import { checkTaken, readAssignments, readSubTicket } from './compile-forms.ts'
import type { ReadingDesk } from './compile-desk.ts'
import { readWho } from './compile-who.ts'
import type { ProcedureDocument } from './document.ts'
import { ownEntry } from './own-entry.ts'
import type { Effect } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentEffect = NonNullable<NonNullable<ProcedureDocument['clocks']>[string]['late']>[number]

export function readEffects(desk: ReadingDesk, effects: readonly DocumentEffect[] | undefined, path: Path): Effect[] {
  return (effects ?? []).map((effect, index) => readEffect(desk, effect, [...path, index]))
}

function readEffect(desk: ReadingDesk, effect: DocumentEffect, path: Path): Effect {
  const { document } = desk
  if ('notify' in effect) return { kind: 'notify', who: readWho(desk, effect.notify, [...path, 'notify']) }
  if ('urge' in effect) return { kind: 'urge', who: effect.urge === true ? [] : readWho(desk, effect.urge, [...path, 'urge']) }
  if ('assign' in effect) return readReassignment(desk, effect, path)
  if ('open' in effect) return { kind: 'open', ticket: readSubTicket(desk, effect.open, [...path, 'open']) }
  if ('set' in effect) return { kind: 'set', set: readAssignments(desk, effect.set, [...path, 'set']) }
  if ('raise' in effect) {
    desk.level(effect.raise, [...path, 'raise'])
    return { kind: 'raise', level: effect.raise }
  }
  if ('ledger' in effect) {
    desk.known('procedure.unknown_ledger', effect.ledger, Object.keys(document.ledger ?? {}), [...path, 'ledger'])
    return { kind: 'ledger', entry: effect.ledger }
  }
  if ('say' in effect) {
    desk.known('procedure.unknown_words', effect.say, Object.keys(document.words ?? {}), [...path, 'say'])
    return { kind: 'say', words: effect.say }
  }
  if ('paper' in effect) {
    desk.known('procedure.unknown_paper', effect.paper, Object.keys(document.papers ?? {}), [...path, 'paper'])
    return { kind: 'paper', paper: effect.paper }
  }
  const [step = '', outcome = ''] = effect.take.split('.')
  checkTaken(desk, step, outcome, [...path, 'take'])
  return { kind: 'take', step, outcome }
}

/** Only what somebody does can be handed to somebody else. */
function readReassignment(desk: ReadingDesk, effect: Extract<DocumentEffect, { assign: string }>, path: Path): Effect {
  const step = ownEntry(desk.document.steps, effect.assign)
  if (!step) desk.step(effect.assign, [...path, 'assign'])
  else if (['wait', 'ticket', 'join', 'end'].includes(step.kind ?? 'task')) desk.report('procedure.not_here', [...path, 'assign'], { part: 'assign', reason: `nobody does the step "${effect.assign}"`, reasonZh: `环节“${effect.assign}”不由人办理` })
  return { kind: 'assign', step: effect.assign, who: readWho(desk, effect.to, [...path, 'to']) }
}
