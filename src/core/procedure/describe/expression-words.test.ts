import { describe, expect, it } from 'vitest'
import { ExpressionSpace } from '../expression.ts'
import { exampleWith } from './example.ts'
import { rowLocals } from './describe-starts.ts'
import { conditionInWords, valueInWords } from './expression-words.ts'
import { Teller } from './teller.ts'

const procedure = exampleWith(`
goods: { sample: { zh: 样品, en: Samples, holders: { lab: { zh: 实验室, en: the laboratory }, store: { zh: 留样室, en: the store } } } }
starts: { expiring: { kind: watch, zh: 到期, en: Expiring, register: customers, rowInto: customer, rowWhen: 'row.stock < row.quota', form: [subject], defaults: { subject: x }, next: handle } }
`)
const space = new ExpressionSpace(procedure)
const teller = { zh: new Teller(procedure, 'zh'), en: new Teller(procedure, 'en') }

/** Only what the language accepts is tested. */
function compile(source: string, type: 'bool' | 'any'): NonNullable<Extract<ReturnType<typeof space.compile>, { source: string }>> {
  const compiled = space.compile(source, type, { item: true, row: procedure.needs.registers['customers'] ?? { columns: [] } })
  if ('message' in compiled) throw new Error(compiled.message.en)
  return compiled
}

describe('a condition reads like a sentence', () => {
  it.each([
    ['urgent', '“紧急”为“是”', '"Urgent" is "yes"'],
    ['!urgent', '“紧急”为“否”', '"Urgent" is "no"'],
    ['urgent == false', '“紧急”为“否”', '"Urgent" is "no"'],
    ['kind == "quality"', '“类别”为“质量”', '"Kind" is "Quality"'],
    ['kind != "quality"', '“类别”不是“质量”', '"Kind" is not "Quality"'],
    ['"quality" == kind', '“类别”为“质量”', '"Kind" is "Quality"'],
    ['kind in ["quality", "service"]', '“类别”为“质量”或“服务”', '"Kind" is "Quality" or "Service"'],
    ['!(kind in ["quality", "service"])', '“类别”不是“质量”、“服务”中的任何一个', '"Kind" is none of "Quality", "Service"'],
    ['kind == ""', '“类别”未填', '"Kind" is empty'],
    ['filled(photos)', '“照片”已填', '"Photos" is filled in'],
    ['!filled(photos)', '“照片”未填', '"Photos" is empty'],
    ['pieces >= 3', '“数量”达到3件', '"Quantity" is at least 3 pieces'],
    ['pieces > 3', '“数量”超过3件', '"Quantity" is more than 3 pieces'],
    ['3 > pieces', '“数量”不足3件', '"Quantity" is less than 3 pieces'],
    ['!(pieces > 3)', '“数量”不超过3件', '"Quantity" is at most 3 pieces'],
    ['pieces > 0', '“数量”大于0件', '"Quantity" is more than 0 pieces'],
    ['pieces > shipped', '“数量”大于“发货量”', '"Quantity" is more than "Shipped"'],
    ['loss >= 1000', '“损失”达到1000元', '"Loss" is at least 1000 yuan'],
    ['share(pieces, shipped) > 0.01', '“数量”占“发货量”的比例超过1%', 'the share of "Quantity" in "Shipped" is more than 1%'],
    ['share(pieces, shipped) > 0.003', '“数量”占“发货量”的比例超过3‰', 'the share of "Quantity" in "Shipped" is more than 3‰'],
    ['level == "serious"', '等级为“严重”', 'the level is "Serious"'],
    ['channel == "desk"', '受理途径为“来访”', 'the way in is "In person"'],
    ['anonymous', '匿名反馈', 'the reporter is anonymous'],
    ['!anonymous', '反馈人留了姓名', 'the reporter gave a name'],
    ['reopened > 0', '曾经重办', 'it was reopened before'],
    ['reopened >= 2', '重办次数达到2', 'the number of times it was reopened is at least 2'],
    ['times("handle") == 0', '“处理”从未开始', '"Handle" has never begun'],
    ['times("handle") > 2', '“处理”开始的次数超过2', 'the number of times "Handle" has begun is more than 2'],
    ['outcome("handle") == "done"', '“处理”的结果为“办好”', 'the outcome of "Handle" is "Done"'],
    ['outcome("handle") == ""', '“处理”尚未有结果', '"Handle" has no outcome yet'],
    ['parts("handle").all(p, p == "done")', '“处理”的每一支都符合（结果为“办好”）', 'every branch of "Handle" meets (the outcome is "Done")'],
    ['"done" in parts("handle")', '“处理”各支的结果中有“办好”', 'the outcomes of "Handle" include "Done"'],
    ['held("sample", "lab") >= 2', '“实验室”持有的“样品”数量达到2', 'the number of "Samples" held by "the laboratory" is at least 2'],
    ['held("sample", "lab") == 0', '“实验室”没有“样品”', '"the laboratory" holds no "Samples"'],
    ['count(same("reporter"), days(10)) >= 3', '同一反馈人10天内的工单数（含本件）达到3件', 'the number of tickets of the same reporter within 10 days, this one included, is at least 3'],
    ['count(same("customer"), months(1)) >= 2', '“客户”相同的工单1个月内的件数（含本件）达到2件', 'the number of tickets with the same "Customer" within 1 month, this one included, is at least 2'],
    ['similar(days(30)) > 0', '此前30天内有内容相似的工单', 'there was a similar ticket in the 30 days before'],
    ['cell(customer, "stock") < 10', '“客户”在台账中的“库存”不足10', '"Stock" of "Customer" in the register is less than 10'],
    ['total("customers", "stock", same("customer"), days(30)) > 500', '台账“客户台账”中“客户”相同的各行近30天“库存”的合计超过500', 'the sum of "Stock" over 30 days in the register "Customers", where "Customer" is the same, is more than 500'],
    ['actions.all(a, a.done)', '“措施”的每一行都符合（“已完成”为“是”）', 'every row of "Actions" meets ("Done" is "yes")'],
    ['!actions.exists(a, a.owner == "")', '“措施”中没有一行符合（“责任人”未填）', 'no row of "Actions" meets ("Owner" is empty)'],
    ['actions.filter(a, a.done).size() >= 2', '“措施”中符合（“已完成”为“是”）的行数达到2', 'the number of rows of "Actions" that meet ("Done" is "yes") is at least 2'],
    ['size(actions) > 0', '“措施”已填', '"Actions" is filled in'],
    ['photos.size() >= 2', '“照片”的附件数达到2', 'the number of files in "Photos" is at least 2'],
    ['sumOf(actions, "cost") > 5000', '“措施”中“费用”的合计超过5000元', 'the sum of "Cost" in "Actions" is more than 5000 yuan'],
    ['countOf(actions, "done", true) > 1', '“措施”中“已完成”为“是”的行数超过1', 'the number of rows of "Actions" whose "Done" is "yes" is more than 1'],
    ['score(checks) < 90', '“现场检查”的得分不足90分', 'the score of "Site check" is less than 90 points'],
    ['subject.contains("漏")', '“事项”含有“漏”', '"Matter" contains "漏"'],
    ['"sales" in units', '“会签部门”中有“销售部”', '"Units asked" include "Sales"'],
    ['leadUnit == "quality"', '“责任部门”为“质量部”', '"Responsible unit" is "Quality"'],
    ['daysBetween(promised, later(promised, days(7))) > 5', '从“承诺日期”到“承诺日期”之后7天的天数超过5天', 'the number of days from "Promised date" to 7 days after "Promised date" is more than 5'],
    ['urgent && pieces > 3', '“紧急”为“是”，且“数量”超过3件', '"Urgent" is "yes" and "Quantity" is more than 3 pieces'],
    ['urgent && (pieces > 3 || loss > 100)', '“紧急”为“是”，且（“数量”超过3件，或“损失”超过100元）', '"Urgent" is "yes" and ("Quantity" is more than 3 pieces, or "Loss" is more than 100 yuan)'],
    ['!(urgent && pieces > 3)', '“紧急”为“否”，或“数量”不超过3件', '"Urgent" is "no", or "Quantity" is at most 3 pieces'],
    ['urgent ? pieces > 3 : loss > 100', '如“紧急”为“是”，则“数量”超过3件，否则“损失”超过100元', 'if "Urgent" is "yes", "Quantity" is more than 3 pieces, otherwise "Loss" is more than 100 yuan'],
    ['item == "sales"', '本支所对应的对象为“销售部”', 'what the branch is for is "Sales"'],
    ['true', '始终成立', 'it always holds'],
  ])('%s', (source, zh, en) => {
    const expression = compile(source, 'bool')
    expect(conditionInWords(teller.zh, expression)).toBe(zh)
    expect(conditionInWords(teller.en, expression)).toBe(en)
  })

  it('a condition over the rows of a register speaks of their columns', () => {
    const expression = compile('row.stock < row.quota && row.expires <= today', 'bool')
    expect(conditionInWords(teller.zh, expression, rowLocals(teller.zh, 'customers'))).toBe('“库存”小于“定额”，且“有效期”不晚于当天')
    expect(conditionInWords(teller.en, expression, rowLocals(teller.en, 'customers'))).toBe('"Stock" is less than "Quota" and "Expiry" is not after today')
  })

  it('a part that has no words is shown as written, and the rest still speaks', () => {
    const expression = compile('urgent && actions[0].what.substring(0, 2) == "AB"', 'bool')
    expect(conditionInWords(teller.zh, expression)).toBe('“紧急”为“是”，且〔actions[0].what.substring(0, 2) == "AB"〕成立')
    expect(conditionInWords(teller.en, expression)).toBe('"Urgent" is "yes" and [actions[0].what.substring(0, 2) == "AB"] holds')
  })
})

describe('a value reads like a noun', () => {
  it.each([
    ['20', '元', '20元', 'yuan', '20 yuan'],
    ['pieces * 20', '元', '“数量” × 20（单位：元）', 'yuan', '"Quantity" × 20 (in yuan)'],
    ['loss * 0.05', '元', '“损失” × 5%', 'yuan', '"Loss" × 5%'],
    ['urgent ? 50 : 20', '元', '“紧急”为“是”时为50，否则为20（单位：元）', 'yuan', '50 if "Urgent" is "yes", otherwise 20 (in yuan)'],
    ['min(200, 20 * pieces)', '', '200与（20 × “数量”）中较小者', '', 'the smaller of 200 and (20 × "Quantity")'],
    ['round(loss / 3)', '', '（“损失” ÷ 3）（四舍五入）', '', '("Loss" ÷ 3) (rounded)'],
    ['score(checks)', '', '“现场检查”的得分', '', 'the score of "Site check"'],
    ['actions.map(a, a.owner)', '', '“措施”各行的“责任人”', '', '"Owner" of each row of "Actions"'],
  ])('%s', (source, unitZh, zh, unitEn, en) => {
    const expression = compile(source, 'any')
    expect(valueInWords(teller.zh, expression, unitZh)).toBe(zh)
    expect(valueInWords(teller.en, expression, unitEn)).toBe(en)
  })
})
