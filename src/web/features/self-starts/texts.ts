export const texts = {
  zh: {
    title: '自动开单', intro: '到了时间，或台账里的数据符合条件时，系统自行开单，每次只开一件。规则写在制度里，这里看它们何时再来、是否正常。',
    list: {
      title: '时间表与预警', what: '自动开单', procedure: '制度', kind: '方式', next: '下一次', looked: '最近查看', state: '状态', empty: '没有会自行开单的制度', emptyHint: '制度里写了时间表或预警规则，并且已经启用，就会列在这里。', toProcedures: '查看制度',
      never: '还没有', none: '近期没有', onChange: '台账变化时，或每天零点', good: '正常', bad: '没有开成', retry: '会自行再试',
    },
    kind: { schedule: '时间表', watch: '预警' }, watches: '查看台账 {{register}}',
    held: {
      title: '暂缓开单', intro: '一次要开的工单太多时先暂缓，由制度负责人决定。', none: '没有暂缓的开单。', waits_other: '{{count}} 次开单暂缓，等待决定', tickets_other: '将开 {{count}} 件工单', occasion: '时机 {{at}}', since: '{{at}} 起暂缓', keys: '涉及', more_other: '还有 {{count}} 项',
      begin: '开单', drop: '这次不开', beginAsk_other: '开 {{count}} 件工单？', beginHint: '“{{label}}”的工单会陆续开出，承办人会收到待办。', dropAsk: '这次不开单？', dropHint: '“{{label}}”这一次的 {{count}} 件工单不再开出；以后照常。', begun: '已放行，工单正在陆续开出', dropped: '这一次不开单',
    },
  },
  en: {
    title: 'Begins by itself', intro: 'At its time, or when the data of a register meets a condition, a ticket begins by itself, once each time. The rules stand in the procedures; here you see when they come next and whether all is well.',
    list: {
      title: 'Schedules and watches', what: 'What begins', procedure: 'Procedure', kind: 'Kind', next: 'Next', looked: 'Last look', state: 'State', empty: 'Nothing begins by itself', emptyHint: 'Procedures in use that hold a schedule or a watch are listed here.', toProcedures: 'See the procedures',
      never: 'not yet', none: 'none soon', onChange: 'when the register changes, and at midnight', good: 'Works', bad: 'Did not begin', retry: 'it is tried again by itself',
    },
    kind: { schedule: 'Schedule', watch: 'Watch' }, watches: 'Watches {{register}}',
    held: {
      title: 'Held back', intro: 'When too many tickets would begin at once they are held back, and a process owner decides.', none: 'Nothing is held back.', waits_one: '{{count}} start is held back and waits for a decision', waits_other: '{{count}} starts are held back and wait for a decision', tickets_one: '{{count}} ticket would begin', tickets_other: '{{count}} tickets would begin', occasion: 'Due {{at}}', since: 'Held back since {{at}}', keys: 'About', more_one: 'and {{count}} more', more_other: 'and {{count}} more',
      begin: 'Begin', drop: 'Not this time', beginAsk_one: 'Begin {{count}} ticket?', beginAsk_other: 'Begin {{count}} tickets?', beginHint: 'The tickets of “{{label}}” begin one after the other, and those who handle them get their tasks.', dropAsk: 'Not this time?', dropHint: 'The {{count}} tickets of “{{label}}” do not begin this time; the next time is as usual.', begun: 'The tickets are on their way', dropped: 'Nothing begins this time',
    },
  },
} as const
