export const texts = {
  zh: {
    mark: '、',
    stale: '刚刚有别人修改过，已载入最新内容，请核对后重新保存。',
    saved: '已保存', edit: '修改', editOf: '修改{{name}}', state: '状态', code: '代号', codeHint: '小写字母开头，只含小写字母、数字和连字符；用于接口和制度文件，建成后不能修改。',
    codeWrong: '请以小写字母开头，只用小写字母、数字和连字符', nameZh: '中文名称', nameEn: '英文名称', nameNeeded: '请填写名称', nameEnHint: '留空则与中文相同', required: '请填写此项', closed: '已停用', showClosed: '显示已停用的', nobody: '空缺',
    units: {
      title: '部门', intro: '组织的部门树。制度按代号找到承办部门，工单的可见范围也由此而来。', add: '新建部门', addBelowOf: '在{{name}}之下新建', edit: '修改部门', empty: '还没有部门', emptyHint: '从最上级开始，逐级建立部门；启用制度时也会自动建立所需的部门。',
      parent: '上级部门', top: '（最上级）', members_other: '{{count}} 人', head: '负责人 {{name}}', noHead: '未设负责人', moveUp: '{{name}}上移', moveDown: '{{name}}下移', expand: '展开{{name}}', collapse: '收起{{name}}',
      close: '停用部门', closeAsk: '停用“{{name}}”？', closeHint: '停用后不能再派给它新的工单；已有的工单不受影响，可以随时恢复。', reopen: '恢复部门', closedNow: '已停用“{{name}}”', reopenedNow: '已恢复“{{name}}”', moved: '已移动“{{name}}”',
    },
    people: {
      title: '人员', intro: '能登录的人。不删除任何人：离开的人标记为“已离开”，他们办过的事都保留。', add: '新建人员', edit: '修改人员', search: '按姓名、拼音或登录名查找', unit: '部门', allUnits: '全部部门', empty: '没有找到人员', emptyHint: '换个词，或清除部门筛选。',
      name: '姓名', login: '登录名', loginHint: '2 到 60 位小写字母、数字，可含 . _ - @', loginWrong: '请用 2 到 60 位小写字母、数字或 . _ - @', roles: '角色', units: '所属部门', posts: '岗位', language: '界面语言', zh: '中文', en: '英文', phone: '电话', email: '邮箱', left: '已离开', active: '在用', leftHint: '已离开的人不能登录，也不会再收到待办。',
      password: '重设密码', passwordAsk: '重设“{{name}}”的密码？', passwordHint: '会生成一个新的初始密码，只显示一次；原密码和登录立即失效，首次登录须修改。', passwordNow: '重设密码',
      secretTitle: '{{name}}的初始密码', secretHint: '密码只显示这一次。请当面或用可靠的方式告诉本人；首次登录时必须修改。', secretLabel: '初始密码', secretDone: '我已告知本人',
    },
    roles: {
      owner: '所有者', administrator: '管理员', processOwner: '制度负责人', supervisor: '督办', clerk: '登记员', handler: '承办人',
      ownerDoes: '拥有全部权限', administratorDoes: '管理部门、人员、岗位和工作日历', processOwnerDoes: '管理制度和工作日历', supervisorDoes: '查看全部工单，可以导出，不办理', clerkDoes: '登记、导入、导出，查看全部工单和联系方式', handlerDoes: '办理派给自己部门和岗位的工单（人人都有）',
    },
    posts: {
      title: '岗位', intro: '制度把事情交给岗位而不是某个人；岗位空缺或休假时由代理人办理。', add: '新建岗位', edit: '修改岗位', empty: '还没有岗位', emptyHint: '启用制度时会自动建立所需的岗位，也可以自己新建。', name: '岗位', unit: '所属部门', holder: '任职人', head: '部门负责人', headHint: '任职人即该部门的负责人',
      standIns: '代理人', noStandIns: '未设代理', standIn: '代理人', from: '开始', until: '结束（含）', addStandIn: '添加代理', removeStandIn: '移除代理', now: '代理中', later: '未开始', over: '已结束', period: '{{from}} 至 {{until}}', order: '结束日期不能早于开始日期', closed: '停用此岗位', vacant: '空缺', vacantWarning_other: '{{count}} 个岗位空缺且今天无人代理，派给它们的待办无人可办。',
    },
    calendars: {
      title: '工作日历', intro: '时限按这里的工作时间计算。优先顺序：放假日 > 调休上班日 > 每周安排。', choose: '日历', add: '新建日历', edit: '修改名称与时区', empty: '还没有日历', emptyHint: '时限计算需要至少一个日历。', timeZone: '时区', copyFrom: '节假日取自', copyNone: '不带节假日',
      week: { title: '每周安排', edit: '修改每周安排', closed: '休息', add: '加一段', remove: '移除{{day}}第 {{n}} 段', from: '{{day}}第 {{n}} 段开始', to: '{{day}}第 {{n}} 段结束', copy: '周二至周五与周一相同', problem: '{{day}}：{{problem}}', hint: '时间写作 08:30；一天的结束可写 24:00。跨夜班次分成两天填写。' },
      problems: { 'bad-time': '时间应写作 08:30', 'empty-span': '结束须晚于开始', 'overlapping-spans': '各段不能重叠，须按先后排列', 'never-open': '一周至少要有一段工作时间', other: '请检查' },
      weekday: { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' }, weekdayShort: { mon: '一', tue: '二', wed: '三', thu: '四', fri: '五', sat: '六', sun: '日' },
      year: { title: '{{year}} 年', previous: '前一年', next: '后一年', workingDays_other: '{{count}} 个工作日', notAnnounced: '{{year}} 年的放假安排尚未录入', notAnnouncedHint: '跨入这一年的时限会注明“可能变化”。录入全部放假与调休后，请确认。', confirm: '{{year}} 年已录入完整', always: '此日历不依赖节假日公告', hint: '点选一天可改为放假或上班。方向键移动，回车打开。', legend: '图例', total_other: '全年 {{count}} 个工作日' },
      kind: { working: '工作日', weekend: '休息日', opened: '调休上班', closed: '放假' }, sign: { opened: '班', closed: '休' },
      day: { is: '现在是：{{kind}}', kind: '改为', closed: '放假', opened: '上班', name: '名称', nameHint: '例如：国庆节、公司年会', hours: '当天的工作时间', usual: '按平常工作日', own: '另定', remove: '恢复为每周安排', removed: '{{day}} 已恢复为每周安排', hoursAre: '工作时间 {{hours}}', source: '来源：{{source}}', seed: '国家公布', person: '人工录入' },
      check: { title: '试算时限', example: '5 个工作日', start: '从', within: '期限', withinHint: '例如：5 个工作日、48 小时、1 个月', rule: '计算规则', legal: '法定：起始日不计，到期日下班截止', elapsed: '累计：按实际工作时间走完', go: '计算', due: '到期：{{at}}' },
      dayEnd: { 'close-of-business': '截止于当天下班', midnight: '截止于当天 24:00' },
    },
  },
  en: {
    mark: ', ',
    stale: 'Somebody else has just changed this. The newest content is loaded; check it and save again.',
    saved: 'Saved', edit: 'Edit', editOf: 'Edit {{name}}', state: 'State', code: 'Code', codeHint: 'Begins with a lower-case letter; lower-case letters, digits and hyphens. Used by the API and in procedures, it cannot be changed later.',
    codeWrong: 'Begin with a lower-case letter; use only lower-case letters, digits and hyphens', nameZh: 'Chinese name', nameEn: 'English name', nameNeeded: 'Please give a name', nameEnHint: 'Empty means the same as in Chinese', required: 'Please fill this in', closed: 'closed', showClosed: 'Show closed ones', nobody: 'vacant',
    units: {
      title: 'Units', intro: 'The tree of the organisation. Procedures find the responsible unit by its code, and who may see which ticket follows from it.', add: 'New unit', addBelowOf: 'Add a unit below {{name}}', edit: 'Edit the unit', empty: 'No units yet', emptyHint: 'Begin at the top. Taking a procedure into use makes the units it needs.',
      parent: 'Belongs to', top: '(top)', members_one: '{{count}} person', members_other: '{{count}} people', head: 'headed by {{name}}', noHead: 'no head', moveUp: 'Move {{name}} up', moveDown: 'Move {{name}} down', expand: 'Expand {{name}}', collapse: 'Collapse {{name}}',
      close: 'Close the unit', closeAsk: 'Close “{{name}}”?', closeHint: 'A closed unit gets no new tickets. Those it has stay, and it can be opened again.', reopen: 'Open again', closedNow: '“{{name}}” is closed', reopenedNow: '“{{name}}” is open again', moved: '“{{name}}” has been moved',
    },
    people: {
      title: 'People', intro: 'Those who may sign in. Nobody is deleted: who goes is marked as having left, and what they did stays on record.', add: 'New person', edit: 'Edit the person', search: 'Name, pinyin or login', unit: 'Unit', allUnits: 'All units', empty: 'Nobody found', emptyHint: 'Try another word, or clear the unit.',
      name: 'Name', login: 'Login', loginHint: '2 to 60 lower-case letters and digits; . _ - @ are allowed', loginWrong: 'Use 2 to 60 lower-case letters, digits or . _ - @', roles: 'Roles', units: 'Units', posts: 'Posts', language: 'Language', zh: 'Chinese', en: 'English', phone: 'Phone', email: 'E-mail', left: 'left', active: 'active', leftHint: 'Who has left cannot sign in and gets no more tasks.',
      password: 'New password', passwordAsk: 'Give “{{name}}” a new password?', passwordHint: 'A new initial password is made and shown once. The old one and all sign-ins end at once; it must be changed at the first sign-in.', passwordNow: 'Make a new password',
      secretTitle: 'Initial password of {{name}}', secretHint: 'It is shown only this once. Hand it over in person or by a way you trust; it must be changed at the first sign-in.', secretLabel: 'Initial password', secretDone: 'I have handed it over',
    },
    roles: {
      owner: 'Owner', administrator: 'Administrator', processOwner: 'Process owner', supervisor: 'Supervisor', clerk: 'Clerk', handler: 'Handler',
      ownerDoes: 'may do everything', administratorDoes: 'manages units, people, posts and calendars', processOwnerDoes: 'manages procedures and calendars', supervisorDoes: 'sees and exports all tickets, handles none', clerkDoes: 'registers, imports, exports; sees all tickets and contacts', handlerDoes: 'handles what comes to their units and posts (everybody does)',
    },
    posts: {
      title: 'Posts', intro: 'A procedure gives work to a post, not to a person. When the post is vacant or its holder away, a stand-in acts.', add: 'New post', edit: 'Edit the post', empty: 'No posts yet', emptyHint: 'Taking a procedure into use makes the posts it needs; you can add your own.', name: 'Post', unit: 'Unit', holder: 'Holder', head: 'Head of the unit', headHint: 'Its holder is the head of the unit',
      standIns: 'Stand-ins', noStandIns: 'no stand-in', standIn: 'Stand-in', from: 'From', until: 'Until (incl.)', addStandIn: 'Add a stand-in', removeStandIn: 'Remove the stand-in', now: 'standing in', later: 'not yet', over: 'over', period: '{{from}} to {{until}}', order: 'The end cannot be before the start', closed: 'This post is closed', vacant: 'vacant', vacantWarning_one: '{{count}} post is vacant with nobody standing in today: nobody can do what comes to it.', vacantWarning_other: '{{count}} posts are vacant with nobody standing in today: nobody can do what comes to them.',
    },
    calendars: {
      title: 'Work calendars', intro: 'Time limits count these working hours. A closed day goes before an opened day, which goes before the weekly pattern.', choose: 'Calendar', add: 'New calendar', edit: 'Edit name and time zone', empty: 'No calendars yet', emptyHint: 'Time limits need at least one.', timeZone: 'Time zone', copyFrom: 'Holidays from', copyNone: 'No holidays',
      week: { title: 'Weekly pattern', edit: 'Edit the weekly pattern', closed: 'closed', add: 'Add hours', remove: 'Remove hours {{n}} of {{day}}', from: '{{day}}, start of hours {{n}}', to: '{{day}}, end of hours {{n}}', copy: 'Tuesday to Friday as on Monday', problem: '{{day}}: {{problem}}', hint: 'Write times as 08:30; the end of a day may be 24:00. A night shift is entered on both days.' },
      problems: { 'bad-time': 'write times as 08:30', 'empty-span': 'the end must be after the start', 'overlapping-spans': 'hours must be in order and not overlap', 'never-open': 'a week needs some open hours', other: 'please check' },
      weekday: { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' }, weekdayShort: { mon: 'Mo', tue: 'Tu', wed: 'We', thu: 'Th', fri: 'Fr', sat: 'Sa', sun: 'Su' },
      year: { title: '{{year}}', previous: 'Previous year', next: 'Next year', workingDays_one: '{{count}} working day', workingDays_other: '{{count}} working days', notAnnounced: 'The holidays of {{year}} are not in the calendar yet', notAnnouncedHint: 'Limits that reach into that year say that they may change. Enter all closed and opened days, then confirm.', confirm: '{{year}} is complete', always: 'This calendar does not depend on announced holidays', hint: 'Choose a day to close or open it. Arrow keys move, Enter opens.', legend: 'Legend', total_one: '{{count}} working day in the year', total_other: '{{count}} working days in the year' },
      kind: { working: 'working day', weekend: 'day off', opened: 'opened', closed: 'closed' }, sign: { opened: '+', closed: '×' },
      day: { is: 'Now: {{kind}}', kind: 'Make it', closed: 'closed', opened: 'open', name: 'Name', nameHint: 'For example: National Day, company outing', hours: 'Hours of that day', usual: 'those of a usual working day', own: 'its own', remove: 'Back to the weekly pattern', removed: '{{day}} follows the weekly pattern again', hoursAre: 'Hours {{hours}}', source: 'Source: {{source}}', seed: 'official notice', person: 'entered by hand' },
      check: { title: 'Try a time limit', example: '5 working days', start: 'From', within: 'Limit', withinHint: 'For example: 5 working days, 48 hours, 1 month', rule: 'Counting rule', legal: 'Legal: the start day does not count, due at close of business', elapsed: 'Elapsed: as much working time as said', go: 'Work it out', due: 'Due {{at}}' },
      dayEnd: { 'close-of-business': 'A day ends at close of business', midnight: 'A day ends at 24:00' },
    },
  },
} as const
