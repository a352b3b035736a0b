/** Expressions that are wrong, or have no value while nothing is filled in. */
import type { Planted } from './planted.ts'

const LEVEL = `when: 'urgent || count(same("reporter"), days(10)) >= 3 || cell(customer, "score") > 80' }\ntables`

function level(source: string, what: string, says?: string): Planted {
  return { code: 'procedure.expression', what, from: LEVEL, to: `when: '${source}' }\ntables`, ...(says === undefined ? {} : { says }) }
}

function amount(source: string, what: string, says?: string): Planted {
  return { code: 'procedure.expression', what, from: `amount: 'min(200, 20 * times("handle"))'`, to: `amount: '${source}'`, ...(says === undefined ? {} : { says }) }
}

export const EXPRESSION_FAULTS: readonly Planted[] = [
  level('<<urgnet', 'a name that is nearly right', 'did you mean "urgent"'),
  level('<<subject', 'text where a yes or no is asked for', 'a yes or no'),
  level('<<5', 'a number where a yes or no is asked for', 'found a number'),
  level('urgent && <<subject == 5', 'text compared with a number', 'text and a number'),
  level('urgent && <<null == 5', 'a null', 'no null'),
  level('<<10 / reopened > 1', 'a division by zero', 'share(a, b)'),
  level('<<10 % pieces > 1', 'a remainder by zero', 'share(a, b)'),
  level('<<actions[0].done', 'a row of a table that has none', 'no such entry'),
  level('<<subject.matches("(a+)+$")', 'a regular expression, which could run for ever', 'matches'),
  level('actions.exists(a, actions.exists(b, <<actions.exists(c, c.done)))', 'a list function three deep', 'nested'),
  level('count(same(<<"room"), days(3)) > 1', 'a count by a field that is not there', 'no field "room"'),
  level('count(same(<<"actions"), days(3)) > 1', 'a count by a field of several values', 'several values'),
  level('count(same("kind"), <<days(0)) > 1', 'a count over no days', 'days(n)'),
  level('count(same("kind"), <<days(pieces)) > 1', 'a count over days not written out', 'days(n)'),
  level('count(<<"kind", days(3)) > 1', 'a count of nothing the same', 'same('),
  level('<<same("kind") == ""', 'sameness of nothing', 'count'),
  level('similar(<<3) > 1', 'likeness over no window', 'days(n)'),
  level('<<cuont(same("kind"), days(3)) > 1', 'a function that is nearly right', 'did you mean "count"'),
  level('kind == <<"foood"', 'a choice that is not there', 'did you mean "food"'),
  level('level == <<"hihg"', 'a level that is not there', 'did you mean "high"'),
  level('channel in ["desk", <<"yeerly"]', 'a channel that is not there', 'did you mean "yearly"'),
  level('times(<<"handel") > 1', 'a step that is not there', 'did you mean "handle"'),
  level('outcome("meet") == <<"caried"', 'an outcome that is not there', 'did you mean "carried"'),
  level('<<"agred" in parts("slips")', 'an outcome of branches that is not there', 'did you mean "agreed"'),
  level('held(<<"smple", "lab") > 0', 'goods that are not there', 'did you mean "sample"'),
  level('held("sample", <<"lob") > 0', 'a holder that is not there', 'did you mean "lab"'),
  level('sumOf(actions, <<"what") > 0', 'a sum of texts', 'number'),
  level('countOf(actions, <<"sorts", "fix") > 0', 'a column that is not there', 'did you mean "sort"'),
  level('countOf(actions, "sort", <<"fixx") > 0', 'a choice of a column that is not there', 'did you mean "fix"'),
  level('score(<<actions) > 60', 'the score of what is no checklist', 'checklist'),
  level('filled(<<sbject)', 'whether a field is filled in that is not there', 'did you mean "subject"'),
  level('filled(<<"subject")', 'a field named in quotes', 'without quotes'),
  level('total(<<"custmers", "score", same("customer"), days(3)) > 1', 'a register that is not there', 'did you mean "customers"'),
  level('total("customers", <<"scor", same("customer"), days(3)) > 1', 'a column of a register that is not there', 'did you mean "score"'),
  level('total("customers", "score", <<same("subject"), days(3)) > 1', 'a register that has nothing like the field', 'no column "subject"'),
  level('cell(customer, <<"scor") > 1', 'a cell in a column that is not there', 'did you mean "score"'),
  level('cell(customer, <<"seller") > 1', 'a cell that is no number', 'no number'),
  level('cellText(<<subject, "seller") == ""', 'a cell of a field that is in no register', 'register'),
  level('actions.exists(a, a.<<doen)', 'a column of a row that is not there', 'did you mean "done"'),
  level('<<item == ""', 'a branch where there is none', 'branch'),
  level('<<row.score > 1', 'a row where there is none', 'rows of a register'),
  level('<<today > "2026"', 'today where tickets do not begin by themselves', 'rowWhen'),
  level('urgent &&<<', 'half a condition', 'too soon'),
  level('urgent <<& urgent', 'a character that means nothing', '&'),
  level('pieces > 1 || <<pieces', 'a number on one side of an or'),
  level('urgent ? 1 : <<"a"', 'two sides of different types'),
  amount('<<urgent', 'a yes or no where an amount is asked for', 'a number'),
  amount('<<subject', 'text where an amount is asked for', 'a number'),
  { code: 'procedure.expression', what: 'a row with a column that is not there', from: "'row.score > 50'", to: "'row.<<scor > 50'", says: '"score"' },
  { code: 'procedure.expression', what: 'text written into a yes or no', from: "set: { urgent: 'times(\"handle\") > 1' }", to: "set: { urgent: '<<subject' }", says: 'a yes or no' },
  { code: 'procedure.expression', what: 'a computed number that is text', from: "value: 'pieces * 12.5'", to: "value: '<<subject'", says: 'a number' },
  { code: 'procedure.expression', what: 'a number where a gate asks yes or no', from: `needs: [{ that: 'subject != ""'`, to: 'needs: [{ that: <<5', says: 'a yes or no' },
]
