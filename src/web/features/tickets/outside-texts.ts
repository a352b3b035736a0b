/** Words for links to parties outside on a ticket's page. */
export const outsideTexts = {
  zh: {
    title: '外部相关方', waiting: '等待其办理', make: '生成链接', makeTitle: '为“{{party}}”生成链接', days: '有效天数（最多 90 天）',
    once: '请现在复制并发给对方，此地址只显示这一次：', copy: '复制链接', copied: '已复制', copyByHand: '浏览器不允许自动复制，请手工选中地址复制',
    made: '{{by}}，{{at}}', states: { valid: '有效至 {{at}}', expired: '已过期', withdrawn: '已收回' }, uses: { opened: '打开', acted: '办理', refused: '未能使用' }, withdraw: '收回',
  },
  en: {
    title: 'Parties outside', waiting: 'waiting for them', make: 'Make a link', makeTitle: 'A link for “{{party}}”', days: 'Days it is good for (90 at most)',
    once: 'Copy it and send it now; the address is shown this once:', copy: 'Copy the link', copied: 'Copied', copyByHand: 'The browser does not allow copying; please select the address by hand',
    made: '{{by}}, {{at}}', states: { valid: 'Good until {{at}}', expired: 'Expired', withdrawn: 'Withdrawn' }, uses: { opened: 'opened', acted: 'acted', refused: 'could not be used' }, withdraw: 'Withdraw',
  },
} as const
