import { outsideTexts } from './outside-texts.ts'
import { stateTexts } from './state-texts.ts'
import { storyTexts } from './story-texts.ts'

export const texts = {
  zh: {
    story: storyTexts.zh, state: stateTexts.zh, outside: outsideTexts.zh,
    status: { open: '办理中', closed: '已结案' },
    reopened: '重办 {{count}} 次', anonymous: '匿名', late: '超时',
    number: '编号', title: '事项', procedure: '制度', level: '等级', step: '环节', unit: '主办部门', channel: '渠道', received: '收到时间', due: '到期', statusLabel: '状态', closedAt: '结案时间',
    form: { unitPlaceholder: '选择部门', noUnit: '没有这样的部门', personPlaceholder: '输入姓名或拼音', noPerson: '没有找到人', rowPlaceholder: '输入编号或名称', noRow: '台账里没有找到', noRows: '台账里还没有内容', addRow: '添加一行', removeRow: '删除第 {{nr}} 行', weight: '{{weight}} 分' },
    list: {
      title: '工单', label: '工单列表', count: '{{shown}} 件', countMore: '超过 {{shown}} 件', filters: '筛选', overdue: '超时', onlyOverdue: '只看超时', notOverdue: '只看未超时', from: '收到起', to: '收到止', search: '搜索词',
      any: '不限', clear: '清除筛选', sort: '排序', sortReceivedNew: '最近收到在前', sortReceivedOld: '最早收到在前', sortDue: '最先到期在前', columns: '列', export: '导出', exportCsv: 'CSV 表格', exportXlsx: 'Excel 表格',
      noneTitle: '没有符合条件的工单', noneHint: '放宽筛选条件，或换一个搜索词。两个字的词也能搜到。', emptyTitle: '还没有工单', emptyHint: '有人反馈后会出现在这里：电话和来访由受理登记录入，网页反馈自动进来，历史数据可以导入。', toIntake: '去受理登记',
      views: '常用视图', saveView: '存为视图', viewName: '视图名称', shareView: '大家都能用', viewSaved: '已保存视图', viewRemoved: '已删除视图', removeView: '删除视图“{{name}}”', shared: '共享', noViews: '还没有保存的视图', end: '已全部列出', removeFilter: '去掉“{{name}}”', searching: '搜索“{{q}}”',
    },
    page: {
      notice: '工单 {{number}}', received: '{{at}} 收到', by: '{{name}} 登记', procedureLink: '看流程图', now: '我现在能做', waitingFor: '等待 {{who}} 处理“{{step}}”', nothing: '这一步不由你办理。', closedOn: '{{at}} 结案。', claim: '认领', release: '放回', claimedByMe: '我已认领', claimedBy: '{{name}} 已认领', claimHint: '认领后别人就知道你在办。',
      chooseOutcome: '处理结果', submit: '提交：{{outcome}}', nothingToFill: '不需要填写，确认即可。', done: '已提交', staleTitle: '提交前工单已被更新', staleHint: '已重新载入最新内容，你填写的都还在。请看一下变化，再提交。', goneTitle: '这一步已由别人办完', goneHint: '你写的内容保留在下面，需要时可以复制。', dismiss: '知道了',
      draftKept: '草稿自动保存在本机', restored: '已恢复你上次没有提交的内容', discard: '清空重填',
      clocks: '时限', why: '为什么是这一天？', whyTitle: '“{{clock}}”怎么算出来的', whyLoading: '正在计算', unannounced: '{{years}} 年的放假安排还没有公布，公布后可能变动。', within: '限 {{within}}', noClocks: '没有在走的时限',
      fields: '内容', noFields: '没有填写内容', correct: '更正', correctTitle: '更正内容', correctHint: '原来的内容会留在历史里。', reason: '更正原因', corrected: '已更正', unfilled: '未填',
      contact: '反馈人', contactName: '姓名', contactPhone: '电话', contactEmail: '邮箱', contactCompany: '单位', masked: '部分隐去；经办人可见全部', anonymousHint: '匿名反馈，通过查询码联系', noContact: '没有留下联系方式',
      people: '经办', peopleNow: '当前', recused: '回避', recusedHint: '看不到这件工单', involved: '参与过', today: '现为 {{name}}',
      files: '文件', noFiles: '没有文件', attach: '添加文件', uploadedBy: '{{name}} · {{at}}', attached: '已添加', preview: '查看 {{name}}',
      talk: '与反馈人的对话', talkMark: '反馈人看得到', talkPlaceholder: '写给反馈人', send: '发给反馈人', sent: '已发给反馈人', noTalk: '还没有对话。这里写的话反馈人会看到。', fromReporter: '反馈人', fromUs: '我方', automatic: '自动',
      notes: '内部备注', notesMark: '反馈人看不到', notePlaceholder: '写给同事', saveNote: '存为内部备注', noted: '已记下', noNotes: '还没有备注。这里写的话只有内部看得到。',
      history: '历史', historyAll: '全部', historySteps: '环节', historyWords: '往来', historyClocks: '时限', historyChanges: '改动', newestFirst: '最新在前', oldestFirst: '最早在前', noHistory: '这一类没有记录',
      similar: '相似的工单', survey: '回访结果', solved: '解决了吗', satisfied: '满意吗', comment: '意见', solvedYes: '解决了', solvedNo: '没解决', grade: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' }, surveyFirst: '先问两个问题', unsolvedOutcome: '将按“{{outcome}}”处理',
    },
  },
  en: {
    story: storyTexts.en, state: stateTexts.en, outside: outsideTexts.en,
    status: { open: 'Open', closed: 'Closed' },
    reopened_one: 'Reopened once', reopened_other: 'Reopened {{count}} times', anonymous: 'Anonymous', late: 'Late',
    number: 'Number', title: 'Matter', procedure: 'Procedure', level: 'Level', step: 'Step', unit: 'Lead unit', channel: 'Channel', received: 'Received', due: 'Due', statusLabel: 'Status', closedAt: 'Closed',
    form: { unitPlaceholder: 'Choose a unit', noUnit: 'No such unit', personPlaceholder: 'Type a name', noPerson: 'Nobody found', rowPlaceholder: 'Type a key or a name', noRow: 'Nothing like that in the register', noRows: 'The register is still empty', addRow: 'Add a row', removeRow: 'Remove row {{nr}}', weight: '{{weight}} points' },
    list: {
      title: 'Tickets', label: 'List of tickets', count_one: '{{shown}} ticket', count_other: '{{shown}} tickets', countMore: 'more than {{shown}} tickets', filters: 'Filters', overdue: 'Overdue', onlyOverdue: 'Only overdue', notOverdue: 'Only in time', from: 'Received from', to: 'Received to', search: 'Words',
      any: 'any', clear: 'Clear filters', sort: 'Order', sortReceivedNew: 'Newest first', sortReceivedOld: 'Oldest first', sortDue: 'First due first', columns: 'Columns', export: 'Export', exportCsv: 'CSV table', exportXlsx: 'Excel table',
      noneTitle: 'No ticket matches', noneHint: 'Loosen the filters or try another word. Parts of words are found too.', emptyTitle: 'No tickets yet', emptyHint: 'They appear here when somebody speaks up: calls and visits come from the intake desk, the public page sends its own, and older ones can be imported.', toIntake: 'To the intake desk',
      views: 'Saved views', saveView: 'Save as view', viewName: 'Name of the view', shareView: 'For everybody', viewSaved: 'View saved', viewRemoved: 'View removed', removeView: 'Remove the view “{{name}}”', shared: 'shared', noViews: 'No saved views yet', end: 'That is all', removeFilter: 'Remove “{{name}}”', searching: 'Searching “{{q}}”',
    },
    page: {
      notice: 'Ticket {{number}}', received: 'received {{at}}', by: 'registered by {{name}}', procedureLink: 'See the diagram', now: 'What I may do now', waitingFor: 'Waiting for {{who}} at “{{step}}”', nothing: 'This step is not yours to do.', closedOn: 'Closed on {{at}}.', claim: 'Claim', release: 'Give back', claimedByMe: 'You claimed this', claimedBy: 'Claimed by {{name}}', claimHint: 'Claim it and others know that you are on it.',
      chooseOutcome: 'Outcome', submit: 'Submit: {{outcome}}', nothingToFill: 'Nothing to fill in; just confirm.', done: 'Submitted', staleTitle: 'The ticket changed before you submitted', staleHint: 'The new state is loaded and what you typed is still here. Look at what changed, then submit again.', goneTitle: 'Somebody else finished this step', goneHint: 'What you wrote is kept below, in case you need it.', dismiss: 'Got it',
      draftKept: 'Your draft is kept on this device', restored: 'What you had not sent is back', discard: 'Start afresh',
      clocks: 'Time limits', why: 'Why then?', whyTitle: 'How “{{clock}}” is reckoned', whyLoading: 'Reckoning', unannounced: 'The public holidays of {{years}} are not announced yet; the date may still move.', within: 'within {{within}}', noClocks: 'No time limit is running',
      fields: 'Content', noFields: 'Nothing was filled in', correct: 'Correct', correctTitle: 'Correct the content', correctHint: 'What stood there before stays in the history.', reason: 'Why it is corrected', corrected: 'Corrected', unfilled: 'not filled in',
      contact: 'Reporter', contactName: 'Name', contactPhone: 'Phone', contactEmail: 'E-mail', contactCompany: 'Company', masked: 'partly hidden; shown in full to whoever handles it', anonymousHint: 'Anonymous; reached through the query code', noContact: 'No contact was left',
      people: 'People', peopleNow: 'Now', recused: 'Recused', recusedHint: 'cannot see this ticket', involved: 'Took part', today: 'today {{name}}',
      files: 'Files', noFiles: 'No files', attach: 'Add files', uploadedBy: '{{name}} · {{at}}', attached: 'Added', preview: 'View {{name}}',
      talk: 'Conversation with the reporter', talkMark: 'The reporter reads this', talkPlaceholder: 'Write to the reporter', send: 'Send to the reporter', sent: 'Sent to the reporter', noTalk: 'No conversation yet. What you write here reaches the reporter.', fromReporter: 'Reporter', fromUs: 'Us', automatic: 'automatic',
      notes: 'Internal notes', notesMark: 'Hidden from the reporter', notePlaceholder: 'Write to colleagues', saveNote: 'Keep as internal note', noted: 'Noted', noNotes: 'No notes yet. What you write here stays inside.',
      history: 'History', historyAll: 'All', historySteps: 'Steps', historyWords: 'Words', historyClocks: 'Time limits', historyChanges: 'Changes', newestFirst: 'Newest first', oldestFirst: 'Oldest first', noHistory: 'Nothing of this kind',
      similar: 'Similar tickets', survey: 'Call-back', solved: 'Solved?', satisfied: 'Satisfied?', comment: 'Comment', solvedYes: 'Solved', solvedNo: 'Not solved', grade: { 1: 'Not at all', 2: 'Not really', 3: 'So-so', 4: 'Satisfied', 5: 'Very' }, surveyFirst: 'Two questions first', unsolvedOutcome: 'Goes on as “{{outcome}}”',
    },
  },
} as const
