/** What the verifier says about a procedure that is written correctly, in both languages. */
import type { Label } from '../types-basics.ts'

export const VERIFY_SENTENCES = {
  // Ways: whatever happens, a ticket comes to an end.
  'verify.unreachable': { zh: '环节“{step}”永远走不到', en: 'The step "{step}" can never be reached' },
  'verify.stuck': { zh: '工单会永远停在{where}，谁也无法再办：{story}', en: 'A ticket can stay for ever at {where}, with nothing left that anybody can do: {story}' },
  'verify.no_exit': { zh: '到了{where}之后，怎么走都到不了结束：{story}', en: 'From {where} no way leads to an end any more: {story}' },
  'verify.endless': { zh: '到“{step}”后会自动转来转去，停不下来：{story}', en: 'At "{step}" one thing brings about the next by itself and it never comes to rest: {story}' },
  'verify.parts_again': { zh: '分支里又走回分出分支的地方，会在分支里再分出“{step}”等分支：要重来，先汇合再回去：{story}', en: 'From inside a branch the way leads back to where it parted, and "{step}" would open again inside the branch: gather first, then go back: {story}' },
  'verify.each_empty': { zh: '到“{step}”时“{field}”可能还是空的，一个分支也开不了，工单就停住了：{story}', en: 'When "{step}" is reached, "{field}" may be empty: no branch opens and the ticket stays where it is: {story}' },
  'verify.join_alone': { zh: '走到汇合“{step}”时从来没有分支，它汇合不到任何东西', en: 'No branches ever come to the join "{step}": there is nothing for it to gather' },
  'verify.gathers_more': { zh: '汇合“{step}”要等 {wanted} 个分支，但最多只有 {most} 个', en: 'The join "{step}" waits for {wanted} branches, but there are never more than {most}' },
  'verify.outcome_never': { zh: '环节“{step}”的处理结果“{outcome}”永远不会出现', en: 'The outcome "{outcome}" of the step "{step}" can never come about' },
  'verify.gate_never': { zh: '条件“{source}”永远不成立，这一关过不去', en: 'The condition "{source}" can never hold: nothing passes this gate' },
  'verify.never_holds': { zh: '条件“{source}”在这里永远不成立', en: 'The condition "{source}" can never hold here' },
  'verify.take_never': { zh: '“{name}”要自动作出“{outcome}”，但那时环节“{step}”从来没有打开', en: '"{name}" would take "{outcome}" by itself, but the step "{step}" is never open then' },
  'verify.not_proved': { zh: '情形超过 {most} 种，没有全部查完：这里没有报出的问题仍可能存在', en: 'There are more than {most} situations and not all were looked at: what is not reported here may still be wrong' },

  // Hands: somebody may act, and it is somebody else who verifies.
  'verify.nobody_named': { zh: '环节“{step}”打开时，{missing}可能还没有，届时无人可办：{story}', en: 'When the step "{step}" opens, {missing} may be missing and nobody could act: {story}' },
  'verify.recused': { zh: '{who}如果就是“{field}”中的人，又没有别人可以代办，环节“{step}”就无人可办：{story} → {who}须回避 → 无人可办', en: 'If {who} is in "{field}", nobody else may act at the step "{step}": {story} -> {who} must keep out, and nobody stands in -> nobody may act' },
  'verify.vacant': { zh: '{who}只有一个人，岗位空缺时环节“{step}”就停在那里，也没有时限会告诉别人：{story}', en: '{who} is one person: while the post is vacant the step "{step}" stays where it is, and no limit tells anybody else: {story}' },
  'verify.same_hands': { zh: '环节“{step}”不许由办理“{other}”的人来办，但两处都只有{who}一人，届时无人可办', en: 'The step "{step}" is not for whoever did "{other}", but both are for {who} alone: nobody may act' },
  'verify.never_nobody': { zh: '环节“{step}”写明不由办理“{other}”的人来办，但到这里时“{other}”从来没有人办过', en: 'The step "{step}" is not for whoever did "{other}", but by then nobody has ever done "{other}"' },
  'verify.vote_too_many': { zh: '环节“{step}”要 {wanted} 方赞成，但最多只有 {most} 方', en: 'The step "{step}" needs {wanted} in favour, but at most {most} have a vote' },
  'verify.waits_for_ever': { zh: '“{step}”要等外面的人，但没有时限在走，对方不来就一直等下去：{story}', en: '"{step}" waits for somebody outside while no limit is running: if they never come it waits for ever: {story}' },

  // Words: whoever spoke up is answered.
  'verify.unanswered': { zh: '工单可能到了“{end}”，反馈人却没有得到答复：{story}', en: 'A ticket can come to "{end}" without an answer to the reporter: {story}' },
  'verify.told_nobody': { zh: '“{name}”该给{who}，但那时可能还不知道是谁：{story}', en: '"{name}" goes to {who}, but it may not be known by then who that is: {story}' },

  // Reading: nothing is looked at before somebody was asked for it.
  'verify.read_blank': { zh: '用到“{field}”时，可能还没有任何表单问过它：{story}', en: '"{field}" is used here, but on this way no form has asked for it yet: {story}' },
  'verify.always_blank': { zh: '出具“{name}”时，这些栏总是空的，因为在此之前没有表单问过：{fields}', en: 'Whenever "{name}" is issued these are blank, since no form before asks for them: {fields}' },
  'verify.never_written': { zh: '用到了字段“{field}”，但没有任何表单、措施或台账会写它', en: 'The field "{field}" is used, but no form, effect or register ever writes it' },
  'verify.field_unused': { zh: '字段“{field}”没有用在任何地方', en: 'The field "{field}" is not used anywhere' },
  'verify.goods_missing': { zh: '“{outcome}”要从“{holder}”拿出“{goods}”，但这时那里可能从来没有收到过：{story}', en: '"{outcome}" takes "{goods}" from "{holder}", where none may ever have come: {story}' },

  // Time.
  'verify.clock_never_starts': { zh: '时限“{clock}”永远不会开始', en: 'The clock "{clock}" can never start' },
  'verify.clock_not_stopped': { zh: '时限“{clock}”开始之后，工单办结时还在走：{story}', en: 'The clock "{clock}" is still running when the ticket ends: {story}' },
  'verify.clocks_stop_each_other': { zh: '时限“{clock}”要等“{other}”才停，而“{other}”又在等它：两个都停不下来', en: 'The clock "{clock}" is stopped only by "{other}", and that one only by this: neither ever stops in time' },
  'verify.limit_impossible': { zh: '时限“{clock}”为 {limit}，但中间光等待就至少要 {needed}：{story}', en: 'The clock "{clock}" allows {limit}, but the waiting in between alone takes at least {needed}: {story}' },
  'verify.limits_do_not_fit': { zh: '时限“{clock}”为 {limit}，但最短的一条路上各环节的时限加起来要 {needed}：{story}', en: 'The clock "{clock}" allows {limit}, but the limits of the steps on the shortest way add up to {needed}: {story}' },

  // What is written down and never used.
  'verify.unused': { zh: '“{name}”写了却没有用到', en: '"{name}" is written down but never used' },
  'verify.never_happens': { zh: '“{name}”所等的时点永远不会出现', en: 'What "{name}" waits for never happens' },
  'verify.level_never': { zh: '永远不会升到等级“{level}”', en: 'The level "{level}" is never reached' },
} as const satisfies Record<string, Label>
