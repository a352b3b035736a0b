export const texts = {
  zh: {
    left: '剩 {{time}}', late: '超时 {{time}}', due: '{{at}} 到期', paused: '已暂停', stopped: '按时完成', stoppedLate: '超时完成', lateMark: '超时',
    day: '{{count}} 天', hour: '{{count}} 小时', minute: '{{count}} 分', second: '{{count}} 秒',
    retry: '重试', loading: '正在加载', openRow: '打开 {{name}}', more: '加载更多', end: '没有更多了', noLimit: '无时限',
    selected: '已选中第 {{count}} 行', addFiles: '添加文件', remove: '移除 {{name}}', uploading: '正在上传 {{name}}', dropHere: '拖放或粘贴到这里',
  },
  en: {
    left: '{{time}} left', late: '{{time}} late', due: 'due {{at}}', paused: 'paused', stopped: 'done in time', stoppedLate: 'done late', lateMark: 'late',
    day: '{{count}} d', hour: '{{count}} h', minute: '{{count}} min', second: '{{count}} s',
    retry: 'Try again', loading: 'Loading', openRow: 'Open {{name}}', more: 'Load more', end: 'That is all', noLimit: 'no limit',
    selected: 'Row {{count}} selected', addFiles: 'Add files', remove: 'Remove {{name}}', uploading: 'Uploading {{name}}', dropHere: 'drop or paste here',
  },
} as const
