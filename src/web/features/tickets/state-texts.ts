/** Words for more time, reminders, branches, goods and the ledger on a ticket's page. */
export const stateTexts = {
  zh: {
    urge: '催办', urgeTitle: '提醒正在办理的人', urgePlaceholder: '想说的话（可不填）', urged: '已催办',
    askMore: '申请延期', askMoreTitle: '为“{{clock}}”申请延期', howMuch: '延长', units: { workingDays: '个工作日', workingHours: '个工作小时', days: '天（自然日）', hours: '小时' }, why: '理由', ask: '提交申请', asked: '已提交申请', waiting: '{{by}}申请延期{{more}}，待批复',
    decide: '批复延期', decideTitle: '{{by}}申请“{{clock}}”延期{{more}}', reasonOptional: '说明（可不填）', grant: '同意延期', refuse: '不同意', decided: '已批复', extended: '已延期 {{count}} 次',
    branches: '分头办理', branchOver: '已办完', branchOpen: '办理中',
    goods: '实物', goodsCount: '{{count}} 件',
    ledger: '考核与奖励', ledgerKinds: { reward: '奖励', penalty: '考核', warning: '警告' }, ledgerTo: '对象：{{who}}', shareOf: '按{{base}}', noAmount: '不涉及金额',
    ledgerStates: { proposed: '已提出', heard: '已申辩', confirmed: '已确认', waived: '已免除', appealed: '申诉中', upheld: '维持', withdrawn: '已撤销' },
    hearUntil: '{{at}} 前可申辩', appealUntil: '{{at}} 前可申诉',
    moves: { hear: '申辩', confirm: '确认', waive: '免除', appeal: '申诉', uphold: '维持', withdraw: '撤销' }, moveTitle: '{{move}}：{{entry}}', moved: '已记下', cancel: '取消',
    promise: '这段话不作任何承诺', promiseHint: '按制度，写给反馈人的话不得承诺结果、数额或期限。发送前请确认。',
  },
  en: {
    urge: 'Remind', urgeTitle: 'Remind whoever has it in hand', urgePlaceholder: 'What to say (optional)', urged: 'Reminder sent',
    askMore: 'Ask for more time', askMoreTitle: 'More time for “{{clock}}”', howMuch: 'How much more', units: { workingDays: 'working days', workingHours: 'working hours', days: 'calendar days', hours: 'hours' }, why: 'Why', ask: 'Ask', asked: 'Asked', waiting: '{{by}} asked for {{more}} more; not decided yet',
    decide: 'Decide on more time', decideTitle: '{{by}} asks for {{more}} more for “{{clock}}”', reasonOptional: 'Remark (optional)', grant: 'Grant', refuse: 'Refuse', decided: 'Decided', extended_one: 'extended once', extended_other: 'extended {{count}} times',
    branches: 'In parallel', branchOver: 'Done', branchOpen: 'In hand',
    goods: 'Goods', goodsCount: '{{count}}',
    ledger: 'Rewards and penalties', ledgerKinds: { reward: 'Reward', penalty: 'Penalty', warning: 'Warning' }, ledgerTo: 'For {{who}}', shareOf: 'of {{base}}', noAmount: 'no amount',
    ledgerStates: { proposed: 'Proposed', heard: 'Heard', confirmed: 'Confirmed', waived: 'Waived', appealed: 'Appealed', upheld: 'Upheld', withdrawn: 'Withdrawn' },
    hearUntil: 'May be heard until {{at}}', appealUntil: 'May be appealed until {{at}}',
    moves: { hear: 'Give my side', confirm: 'Confirm', waive: 'Waive', appeal: 'Appeal', uphold: 'Uphold', withdraw: 'Withdraw' }, moveTitle: '{{move}}: {{entry}}', moved: 'Noted', cancel: 'Cancel',
    promise: 'These words promise nothing', promiseHint: 'Under this procedure, words to the reporter must not promise an outcome, a sum or a date. Confirm before sending.',
  },
} as const
