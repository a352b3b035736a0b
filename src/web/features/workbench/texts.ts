export const texts = {
  zh: {
    title: '工作台', greeting: '{{name}}，今天 {{day}}', open: '待办', overdue: '已超时', today: '今天到期', mine: '我已认领', exactly: '{{shown}}', over: '{{shown}}+',
    week: '未来十天', due: '{{count}} 件到期', none: '无到期', working: '工作日', closed: '休息', todayMark: '今天',
    tasks: '我的待办', show: '只看{{name}}', showAll: '看全部待办', group: { overdue: '已超时', atRisk: '快到期', onTime: '稍后', noLimit: '无时限' },
    emptyTitle: '没有待办', emptyHint: '轮到你办的工单会出现在这里，最先到期的在最上面。', emptyFilter: '这一类没有待办', step: '环节', dueAt: '到期', assignee: '办理', claim: '认领', claimed: '已认领', claimedByMe: '我已认领', by: '{{name}} 已认领', label: '我的待办列表', toTickets: '看所有工单',
  },
  en: {
    title: 'Workbench', greeting: '{{name}}, today is {{day}}', open: 'To do', overdue: 'Overdue', today: 'Due today', mine: 'Claimed by me', exactly: '{{shown}}', over: '{{shown}}+',
    week: 'The next ten days', due_one: '{{count}} due', due_other: '{{count}} due', none: 'nothing due', working: 'working day', closed: 'closed', todayMark: 'today',
    tasks: 'My tasks', show: 'Show only: {{name}}', showAll: 'Show all tasks', group: { overdue: 'Overdue', atRisk: 'At risk', onTime: 'Later', noLimit: 'No limit' },
    emptyTitle: 'Nothing to do', emptyHint: 'Tickets come here when it is your turn, the first due on top.', emptyFilter: 'No task of this kind', step: 'Step', dueAt: 'Due', assignee: 'For', claim: 'Claim', claimed: 'claimed', claimedByMe: 'Claimed by you', by: 'claimed by {{name}}', label: 'List of my tasks', toTickets: 'See all tickets',
  },
} as const
