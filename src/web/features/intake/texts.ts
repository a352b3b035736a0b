export const texts = {
  zh: {
    title: '受理登记',
    start: { title: '受理方式', procedure: '制度', channel: '途径', receivedAt: '受理时间', receivedHint: '补登记时填写，默认现在' },
    none: '您没有可以登记的制度',
    noneHint: '请管理员把您加入受理单位，或启用一项制度。',
    reporter: {
      title: '反馈人', name: '姓名', phone: '电话', email: '邮箱', company: '单位', anonymous: '匿名，不留姓名', lookUp: '输入姓名、拼音或电话，查找来过的人',
      found_other: '找到 {{count}} 位来过的反馈人，用上下键选择', notFound: '没有找到来过的反馈人', tickets_other: '{{count}} 件工单', last: '最近 {{number}}', known: '来过的反馈人：{{name}}，此前 {{count}} 件', openLast: '查看最近一件 {{number}}',
    },
    form: { title: '反馈内容' },
    similar: {
      title: '相似的近期工单', waiting: '写下第一句话，就会查找是否有人反馈过同样的问题。', looking: '正在查找……', found_other: '找到 {{count}} 件相似工单', nothing: '近期没有相似的工单。', likeness: '相似 {{percent}}%', open: '在办', closed: '已办结', newTab: '在新标签页打开', failed: '暂时无法查找相似工单，不影响登记。',
    },
    submit: '登记', clear: '清空', cleared: '已清空', undo: '恢复', kept: '草稿已恢复', problems_other: '有 {{count}} 处需要补充或改正',
    done: {
      title: '已登记', number: '编号', code: '查询码', tell: '请把编号和查询码告诉反馈人，凭这两项可在线查询进展。查询码只显示这一次。', noCode: '这个途径没有查询码。', copy: '复制编号和查询码', copied: '已复制', copyFailed: '无法复制，请手动选择文字', next: '登记下一件', open: '打开这件工单', said: '：编号 {{number}}', codeSaid: '，查询码 {{code}}',
    },
    keys: { submit: '登记当前来电', next: '登记下一件' },
  },
  en: {
    title: 'Intake desk',
    start: { title: 'How it came in', procedure: 'Procedure', channel: 'Channel', receivedAt: 'Received', receivedHint: 'Only for something received earlier; empty means now' },
    none: 'There is no procedure you may register for',
    noneHint: 'Ask the administrator to add you to the receiving unit, or to take a procedure into use.',
    reporter: {
      title: 'Reporter', name: 'Name', phone: 'Phone', email: 'E-mail', company: 'Organisation', anonymous: 'Anonymous: no name is kept', lookUp: 'Type a name, pinyin or phone number to find somebody who was here before',
      found_one: '{{count}} earlier reporter found; choose with the arrow keys', found_other: '{{count}} earlier reporters found; choose with the arrow keys', notFound: 'No earlier reporter found', tickets_one: '{{count}} ticket', tickets_other: '{{count}} tickets', last: 'last {{number}}', known: 'Known reporter: {{name}}, {{count}} so far', openLast: 'See the last one, {{number}}',
    },
    form: { title: 'What is it about' },
    similar: {
      title: 'Similar recent tickets', waiting: 'With the first sentence the desk looks whether somebody has reported the same.', looking: 'Looking…', found_one: '{{count}} similar ticket found', found_other: '{{count}} similar tickets found', nothing: 'Nothing similar lately.', likeness: '{{percent}} % alike', open: 'open', closed: 'closed', newTab: 'opens in a new tab', failed: 'Cannot look for similar tickets right now; you can register all the same.',
    },
    submit: 'Register', clear: 'Clear', cleared: 'Cleared', undo: 'Undo', kept: 'Your draft is back', problems_one: '{{count}} thing is missing or wrong', problems_other: '{{count}} things are missing or wrong',
    done: {
      title: 'Registered', number: 'Number', code: 'Query code', tell: 'Tell the reporter the number and the query code: together they show the progress online. The code is shown only this once.', noCode: 'This channel has no query code.', copy: 'Copy number and code', copied: 'Copied', copyFailed: 'Could not copy; please select the text by hand', next: 'Register the next', open: 'Open this ticket', said: ': number {{number}}', codeSaid: ', query code {{code}}',
    },
    keys: { submit: 'Register this call', next: 'Register the next call' },
  },
} as const
