export const REFERENCE_TEXTS = {
  zh: {
    title: '回音 接口说明', intro: '所有时间为带时区的 ISO 8601。列表用 cursor 翻页。修改时用 If-Match 或 version 写明所见版本,被别人抢先则得到 409。新建可带 Idempotency-Key,重复发送只建一次。错误为 application/problem+json,以 code 为准。',
    otherLanguage: 'English', contents: '目录', errors: '错误码', status: '状态', code: '代码', meaning: '含义', everyone: '无需登录', signedIn: '登录后可用', permission: '需要权限',
    parameters: '参数', body: '请求内容', answer: '返回内容', required: '必填',
  },
  en: {
    title: 'Huiyin API reference', intro: 'All times are ISO 8601 with offset. Lists are paged by cursor. Writes name the version they saw in If-Match or version; who comes second gets 409. Creations may carry Idempotency-Key: sent twice, made once. Errors are application/problem+json; code decides.',
    otherLanguage: '中文', contents: 'Contents', errors: 'Error codes', status: 'Status', code: 'Code', meaning: 'Meaning', everyone: 'No sign-in needed', signedIn: 'Anybody signed in', permission: 'Needs permission',
    parameters: 'Parameters', body: 'Request', answer: 'Answer', required: 'required',
  },
} as const
