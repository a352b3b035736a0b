/** Words that every screen needs, and what to say when the server cannot be understood. */
export const texts = {
  zh: {
    appName: '回音',
    save: '保存', cancel: '取消', close: '关闭', back: '返回', retry: '重试', reload: '重新加载', remove: '移除', edit: '修改', create: '新建',
    search: '搜索', clear: '清除', more: '加载更多', all: '全部', yes: '是', no: '否', none: '无', required: '必填', optional: '选填', listComma: '、',
    copy: '复制', copied: '已复制', download: '下载', print: '打印', open: '打开', confirm: '确定', apply: '应用', next: '下一步', previous: '上一步',
    loading: '正在加载', saved: '已保存', unsaved: '尚未保存', draftRestored: '已恢复上次未提交的草稿', discardDraft: '放弃草稿',
    notFoundTitle: '没有这个页面', notFoundHint: '地址可能写错了，或者这一页已经不在了。', toWorkbench: '回到工作台',
    problem: {
      'client.offline': '连不上服务器', 'client.unreadable': '服务器的回答看不懂',
    },
    problemHint: {
      'client.offline': '请检查网络，然后重试。填写的内容还在。',
      'client.unreadable': '可能刚升级过，请重新加载页面；若仍出现，请告诉管理员。',
      'server.internal': '编号 {{id}}',
      'access.denied': '如果你需要这项权限，请联系管理员。',
    },
  },
  en: {
    appName: 'Huiyin',
    save: 'Save', cancel: 'Cancel', close: 'Close', back: 'Back', retry: 'Try again', reload: 'Reload', remove: 'Remove', edit: 'Edit', create: 'New',
    search: 'Search', clear: 'Clear', more: 'Load more', all: 'All', yes: 'Yes', no: 'No', none: 'None', required: 'required', optional: 'optional', listComma: ', ',
    copy: 'Copy', copied: 'Copied', download: 'Download', print: 'Print', open: 'Open', confirm: 'OK', apply: 'Apply', next: 'Next', previous: 'Previous',
    loading: 'Loading', saved: 'Saved', unsaved: 'Not saved yet', draftRestored: 'Your unsent draft is back', discardDraft: 'Discard the draft',
    notFoundTitle: 'No such page', notFoundHint: 'The address may be mistyped, or the page is gone.', toWorkbench: 'To the workbench',
    problem: {
      'client.offline': 'The server cannot be reached', 'client.unreadable': 'The server’s answer makes no sense to this page',
    },
    problemHint: {
      'client.offline': 'Check the network and try again. What you typed is still here.',
      'client.unreadable': 'Huiyin may just have been upgraded: reload the page. If it happens again, tell the administrator.',
      'server.internal': 'Id {{id}}',
      'access.denied': 'If you need this, ask the administrator for the permission.',
    },
  },
} as const
