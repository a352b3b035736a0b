export const texts = {
  zh: {
    skip: '跳到正文', menu: '菜单', mainMenu: '主菜单', more: '更多', quickSearch: '搜索工单：编号、姓名、文字', searchHint: '按 / 搜索',
    workbench: '工作台', tickets: '工单', intake: '受理登记', newTicket: '登记', imports: '导入', procedures: '制度', registers: '台账', selfStarts: '自动开单', units: '部门', people: '人员', posts: '岗位', calendars: '工作日历', tokens: '接口令牌', manage: '管理',
    account: '账号', password: '修改密码', signOut: '退出登录', language: '语言', theme: '外观', themeSystem: '跟随系统', themeLight: '浅色', themeDark: '深色', keys: '键盘快捷键',
    keysTitle: '键盘快捷键', keysHint: '在输入框里时，单键不起作用。', demo: '演示数据', demoHint: '这里的人和事都是编造的，可随时清除。',
    keySearch: '搜索', keyWorkbench: '到工作台', keyTickets: '到工单列表', keyNew: '登记新工单', keyMap: '显示本表', keyRows: '在列表中上下移动', keyOpen: '打开选中的一行',
    expired: '登录已过期，请重新登录。填写的内容还在。', signInAgain: '重新登录', role: { owner: '所有者', administrator: '管理员', processOwner: '制度负责人', supervisor: '督办', clerk: '登记员', handler: '承办人' },
  },
  en: {
    skip: 'Skip to the content', menu: 'Menu', mainMenu: 'Main menu', more: 'More', quickSearch: 'Search tickets: number, name, words', searchHint: 'Press / to search',
    workbench: 'Workbench', tickets: 'Tickets', intake: 'Intake desk', newTicket: 'Register', imports: 'Imports', procedures: 'Procedures', registers: 'Registers', selfStarts: 'Begins by itself', units: 'Units', people: 'People', posts: 'Posts', calendars: 'Calendars', tokens: 'API tokens', manage: 'Manage',
    account: 'Account', password: 'Change password', signOut: 'Sign out', language: 'Language', theme: 'Appearance', themeSystem: 'As the system', themeLight: 'Light', themeDark: 'Dark', keys: 'Keyboard map',
    keysTitle: 'Keyboard map', keysHint: 'Single keys do nothing while you type.', demo: 'Demo data', demoHint: 'These people and matters are invented and can be removed at any time.',
    keySearch: 'Search', keyWorkbench: 'To the workbench', keyTickets: 'To the tickets', keyNew: 'Register a new ticket', keyMap: 'Show this map', keyRows: 'Move in a list', keyOpen: 'Open the chosen row',
    expired: 'You were signed out. Sign in again; what you typed is still here.', signInAgain: 'Sign in again', role: { owner: 'Owner', administrator: 'Administrator', processOwner: 'Process owner', supervisor: 'Supervisor', clerk: 'Clerk', handler: 'Handler' },
  },
} as const
