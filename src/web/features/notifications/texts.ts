export const texts = {
  zh: {
    title: '通知', bell: '通知', unread: '{{count}} 条未读', unreadMany: '{{count}} 条以上未读', readAll: '全部标为已读', emptyTitle: '没有通知', emptyHint: '轮到你办、快到期或有人找你时，会在这里提醒。', all: '查看全部', isUnread: '未读',
    kind: { words: '来信', clockWarned: '“{{clock}}”快到期', clockLate: '“{{clock}}”已超时', other: '有新动态' },
  },
  en: {
    title: 'Notifications', bell: 'Notifications', unread_one: '{{count}} unread', unread_other: '{{count}} unread', unreadMany: 'more than {{count}} unread', readAll: 'Mark all as read', emptyTitle: 'No notifications', emptyHint: 'You hear here when it is your turn, when a limit comes near, or when somebody writes to you.', all: 'See all', isUnread: 'unread',
    kind: { words: 'A message', clockWarned: '“{{clock}}” is due soon', clockLate: '“{{clock}}” is late', other: 'Something new' },
  },
} as const
