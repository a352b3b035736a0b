/** Sentences for the forms of the demonstration: by field where the field is known, else something that is never wrong. */
import type { DemoMatter, Places, ToldMatter } from './matter.ts'
import type { Draws } from './seeded.ts'

const BY_FIELD: Readonly<Record<string, { readonly zh: readonly string[]; readonly en: readonly string[] }>> = {
  plan: { zh: ['先到现场核实，再安排处理。', '今天派人查看，明天给出处理办法。'], en: ['Look at it on the spot first, then decide.', 'Somebody goes there today; a proposal tomorrow.'] },
  transferReason: { zh: ['属贵部门管理范围，请办理并反馈结果。', '请核实并处理，答复由我处负责。'], en: ['This belongs to you; please handle it and report.', 'Please check and put right; we give the answer.'] },
  instruction: { zh: ['请三个工作日内办理并报结果。', '请重点核实所述情况，附照片。'], en: ['Please handle within three working days and report.', 'Please check what is said and add photos.'] },
  returnReason: { zh: ['内容不够具体，请补充处理前后的情况。', '该处不归本部门管理，请另行安排。'], en: ['Not specific enough: what was found, what was done?', 'This place is not ours; please pass it to somebody else.'] },
  question: { zh: ['请告诉我们具体位置和发生时间。', '方便的话请补一张照片。'], en: ['Where exactly was it, and when?', 'Could you add a photo, if possible?'] },
  answer: { zh: ['就在入口左手边，昨天傍晚六点多。', '照片之前没有拍，位置在二层楼梯口。'], en: ['Left of the entrance, about six yesterday evening.', 'I have no photo; it is at the stairs on the second floor.'] },
  result: { zh: ['经查，{cause}。已{fix}。', '{fix}。现场复查正常。'], en: ['The reason: {cause}. We {fix}.', 'We {fix}; checked again on the spot.'] },
  cause: { zh: ['经查，{cause}。', '现场核实：{cause}。'], en: ['What was found: {cause}.', 'Checked on the spot: {cause}.'] },
  replyText: {
    zh: ['您好，您反映的“{subject}”已办理。经查，{cause}。我们{fix}。感谢您的反馈，如仍有问题请随时告诉我们。', '感谢您的来信。关于“{subject}”，{cause}；我们{fix}，给您带来不便，敬请谅解。'],
    en: ['Thank you for telling us about "{subject}". The reason was that {cause}. We {fix}. Please tell us if anything is still not right.', 'About "{subject}": we found that {cause}. We {fix}, and we are sorry for the trouble.'],
  },
  measures: { zh: ['列入每周巡查，发现问题当天处理。', '修订了检查表，增加这一项。'], en: ['Added to the weekly round.', 'The checklist has a new line for it.'] },
  prevention: { zh: ['同类设备全部排查一遍，缩短检查周期。', '修订作业规程，并对班组培训。'], en: ['All equipment of this kind is checked, and more often from now on.', 'The working instruction was changed and the team trained.'] },
  minutes: { zh: ['会议决定：由责任部门当天到场处理，两日内书面答复客户，项目经理每天跟进。'], en: ['Decided: the unit goes there today, a written answer within two days, the project manager follows it daily.'] },
  visitRecord: { zh: ['电话回访，客户表示问题已处理。', '上门回访，现场情况与记录一致。'], en: ['Visited by telephone.', 'Visited on the spot; it is as recorded.'] },
  demand: { zh: ['尽快修好，并告知处理结果。', '希望给出书面说明。'], en: ['Please repair it soon and let me know.', 'I should like an explanation in writing.'] },
}

const FALLBACK = { zh: ['情况属实，已按规定处理。'], en: ['Confirmed and dealt with as the rules say.'] } as const

export const NOTES = {
  zh: ['已电话联系反馈人，约好明天上午到现场。', '配件已下单，预计两天到货。', '与相邻部门沟通过，没有异议。', '现场照片存档。'],
  en: ['Called the reporter; we meet on the spot tomorrow morning.', 'The spare part is ordered and takes two days.', 'Talked with the neighbouring unit; no objections.', 'Photos are on file.'],
} as const
export const WORDS = {
  zh: ['您好，我们已派人到现场，预计明天有结果。', '您反映的情况正在处理，配件到货后马上更换。'],
  en: ['Hello, somebody is on the spot; we expect a result tomorrow.', 'We are working on it and will replace the part as soon as it arrives.'],
} as const
export const QUESTIONS = { zh: ['请问现在处理到哪一步了？', '今天还是老样子，请再看看。'], en: ['How far is it, please?', 'It is just the same today; please look again.'] } as const
export const COMMENTS = {
  yes: { zh: ['处理很快，谢谢。', '态度很好。', ''], en: ['Quick, thank you.', 'Friendly people.', ''] },
  no: { zh: ['过了两天又出现了。', '只是回复了，没有真正解决。'], en: ['It came back after two days.', 'I got an answer, but nothing has changed.'] },
} as const

const TIMES = { zh: ['周一', '周三', '昨天', '前天', '上周五', '这周二', '周末'], en: ['Monday', 'Wednesday', 'Tuesday evening', 'Friday', 'the weekend'] } as const

/** A matter with its place, time and count filled in. */
export function tellMatter(matter: DemoMatter, places: Places, draws: Draws): ToldMatter {
  const place = draws.pick(places[matter.unit]?.[matter.language] ?? [''])
  const words: Record<string, string> = { place, time: draws.pick(TIMES[matter.language]), count: String(2 + draws.below(9)) }
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
  const subject = fill(matter.subject)
  return { ...matter, place, subject: subject.slice(0, 1).toUpperCase() + subject.slice(1), content: fill(matter.content), cause: fill(matter.cause), fix: fill(matter.fix) }
}

export function sentenceFor(field: string, { language, subject, cause, fix }: DemoMatter, draws: Draws): string {
  const words: Record<string, string> = { subject, cause, fix }
  return draws.pick(BY_FIELD[field]?.[language] ?? FALLBACK[language]).replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
}
