/** Which characters and words say little about the matter, and which say the same: made by hand from reading complaints. */

/** Characters that join and colour sentences; a pair of two of them tells nothing. */
export const functionCharacters = new Set(
  '的了是在有我你他她它们吗呢吧啊呀嘛么您好请想和与也都就还又被把给这那个会要可以能得地着过到从对为而且但或及其之所于由因此该等很太更最再才只没不去来说时后前里上下中'
)

/** Pairs that stand in nearly every complaint and so lead to everything when something similar is looked for. */
export const everydayPairs: readonly string[] = (
  '你好 您好 请问 谢谢 感谢 希望 请求 要求 反映 反应 投诉 问题 情况 有关 相关 部门 领导 解决 处理 回复 答复 尽快 及时 严重 影响 ' +
  '我们 你们 他们 我是 自己 现在 一直 已经 目前 今天 昨天 今年 去年 时间 这个 那个 一个 这种 什么 怎么 为何 如何 没有 不能 不是 ' +
  '可以 应该 必须 需要 因为 所以 但是 如果 而且 并且 还是 就是 都是 是否 能否 多次 非常 工作 人员 单位 公司 生活 进行 造成 导致 ' +
  '产品 质量 客户 服务 电话 联系 麻烦'
).split(' ')

export const everydayWords: readonly string[] = (
  'a an the and or but if of to in on at by for from with as is are was were be been am do does did have has had i me my we our you your ' +
  'he she it its they them their this that these those there here not no so very please thanks thank hello dear sir madam ' +
  'can could would should will may what when where why how which who about after before again still just only also'
).split(' ')

const sameMeaning: readonly (readonly [to: string, from: string])[] = [
  ['咋', '怎么样 怎么才能 怎样才能 要怎么 该怎么 如何才能 怎样 如何 怎么 咋样 怎么办'],
  ['何', '为什么 为啥 为何 怎么会 怎么回事 什么原因 啥原因 是何原因'],
  ['能', '是不是 能不能 可不可以 是否可以 是否能 能否 可否 可以 能够 有没有'],
  ['不', '没有 没能 无法 不能够 不可以 不能 不了 不到 未能 不成功 失败'],
  ['时', '什么时候 什么时间 多长时间 多久 几时 何时 几天 多少天'],
  ['哪', '什么地方 哪里 哪儿 哪个地方'],
  ['换', '更换 更改 修改 变更 改成 换成'],
  ['', '请问一下 请问 你好 您好 麻烦 谢谢 我想问一下 我想问 想问一下 想问 我想知道 想知道 一下 亲'],
]

const replacements = new Map(sameMeaning.flatMap(([to, from]) => from.split(' ').map((word) => [word, to] as const)))
const replaceable = new RegExp([...replacements.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

/** Returns the normalised text with ways of asking and of saying no made one, and courtesies left out; for comparing only. */
export function foldSameMeaning(normalised: string): string {
  return normalised.replace(replaceable, (word) => replacements.get(word) ?? word)
}
