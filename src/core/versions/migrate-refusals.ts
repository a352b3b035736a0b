/** Why a ticket stays on its version, in words that name the way out where there is one. */
import type { Label } from '../procedure/types.ts'
import type { MigrationRefusal, MigrationRefusalCode } from './migration.ts'

const SENTENCES: Readonly<Record<MigrationRefusalCode, Label>> = {
  'ticket.closed': { zh: '工单已结束，留在原版本', en: 'the ticket is closed and stays on its version' },
  'ticket.other_version': { zh: '工单在第 {detail} 版上', en: 'the ticket is on version {detail}' },
  'step.gone': { zh: '正在办理的环节{subject}在新版里没有对应的环节；请在对应表里指定', en: 'the open step {subject} has no counterpart in the new version; name one in the mapping' },
  'step.other_kind': { zh: '环节{subject}在新版里是另一类环节', en: 'the step {subject} is of another kind in the new version' },
  'step.collides': { zh: '两个正在办理的环节会合成同一个{subject}', en: 'two open steps would become the same {subject}' },
  'step.nobody': { zh: '环节{subject}在新版里无人可办', en: 'nobody would have the step {subject} in the new version' },
  'step.field_empty': { zh: '环节{subject}由字段{detail}确定办理人，而该字段是空的；请先更正工单', en: 'the step {subject} is given to whom {detail} names, and that is empty; correct the ticket first' },
  'step.child_waited_for': { zh: '环节{subject}正在等待另一张工单{detail}，新版里不再等待它；请等它结束', en: 'the step {subject} waits for another ticket {detail}, which the new version does not wait for; let it end first' },
  'step.votes_lost': { zh: '环节{subject}已有人表决，新版里没有他们选择的处理结果', en: 'votes were cast at the step {subject} for an outcome that the new version does not have' },
  'branch.no_fork': { zh: '环节{subject}是分头办理的一支，新版里不再分头办理；请等各支汇合', en: 'the step {subject} is open in a branch that the new version does not part into; let the branches come together first' },
  'branch.no_join': { zh: '环节{subject}在分支里，而新版从它走不到汇合环节', en: 'the step {subject} is open in a branch, and in the new version no join follows it' },
  'branch.join_gone': { zh: '有分支在汇合环节{subject}等待，新版里它不是汇合环节', en: 'a branch waits at the join {subject}, which is no join in the new version' },
  'level.gone': { zh: '等级{subject}在新版里没有；请在对应表里指定', en: 'the level {subject} is not in the new version; name another in the mapping' },
  'value.invalid': { zh: '字段{subject}现有的值在新版里不成立({detail})；请先更正工单', en: 'the value of {subject} is not valid in the new version ({detail}); correct the ticket first' },
  'value.collides': { zh: '两个字段的值会合到同一个{subject}', en: 'the values of two fields would become the one of {subject}' },
  'goods.gone': { zh: '还有物品由{subject}保管，新版里没有这一项', en: 'there are still goods with {subject}, which the new version does not have' },
  'ledger.gone': { zh: '考核记录{subject}还没有定论，新版里没有这一项；请先决定', en: 'the ledger entry {subject} is not settled, and the new version does not have it; decide it first' },
  'clock.collides': { zh: '两个正在计时的时限会合成同一个{subject}', en: 'two running clocks would become the same {subject}' },
}

export function refuseMove(code: MigrationRefusalCode, subject: string, label: Label = { zh: '', en: '' }, detail: Label = { zh: '', en: '' }): MigrationRefusal {
  const say = (language: keyof Label): string => SENTENCES[code][language].replace('{subject}', label[language]).replace('{detail}', detail[language])
  return { code, subject, zh: say('zh'), en: say('en') }
}
