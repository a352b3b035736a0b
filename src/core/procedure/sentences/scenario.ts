/** What the reader of scenarios says about a scenario file, in both languages. */
import type { Label } from '../types-basics.ts'

export const SCENARIO_SENTENCES = {
  'scenario.other_procedure': { zh: '场景写的是“{name}”，但旁边的制度是“{expected}”', en: 'The scenarios are about "{name}", but the procedure beside them is "{expected}"' },
  'scenario.time': { zh: '“{time}”不是时间，应写作 2026-09-18 10:00', en: '"{time}" is not a time; write it like 2026-09-18 10:00' },
  'scenario.day': { zh: '“{day}”不是日期，应写作 2026-09-18', en: '"{day}" is not a day; write it like 2026-09-18' },
  'scenario.duration': { zh: '“{text}”不是一段时间，应写作 2 working days', en: '"{text}" is no length of time; write it like 2 working days' },
  'scenario.order': { zh: '{time} 早于上一行，各行须按时间先后', en: '{time} is before the line above; lines go forward in time' },
  'scenario.no_start': { zh: '第一行须是登记(start)', en: 'The first line must start a ticket (start)' },
  'scenario.one_thing': { zh: '一行只写一件事，这里有 {verbs}', en: 'One line does one thing; this one has {verbs}' },
  'scenario.nothing': { zh: '这一行既不做什么，也不说应当怎样', en: 'This line neither does anything nor says what must be true' },
  'scenario.who_does': { zh: '“{verb}”由谁做？请写 by', en: 'Who does "{verb}"? Say it with by' },
  'scenario.away_acts': { zh: '“{name}”不在岗(away)，不能办理', en: '"{name}" is away and does nothing' },
  'scenario.unknown_name': { zh: '这里没有“{name}”{hintZh}', en: 'There is no "{name}" here{hint}' },
  'scenario.cell': { zh: '列“{column}”应为 {expected}', en: 'The column "{column}" must be of type {expected}' },
  'scenario.cell_missing': { zh: '这一行缺少“{column}”', en: 'This row has no "{column}"' },
  'scenario.not_by_itself': { zh: '入口“{name}”没有写 {part}', en: 'The start "{name}" has no {part}' },
} as const satisfies Record<string, Label>
