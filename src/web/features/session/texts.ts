export const texts = {
  zh: {
    signIn: '登录', login: '用户名', password: '密码', doSignIn: '登录', showPassword: '显示密码', hidePassword: '隐藏密码', expired: '登录已过期，请重新登录。', forgot: '忘记密码？请管理员重设一个初始密码。', motto: '件件有着落，事事有回音',
    reporter: '要反馈问题或查进度？', toPortal: '请到反馈入口', setupFirst: '还没有设置。请打开启动程序时显示的设置地址。',
    changePassword: '修改密码', mustChange: '这是初始密码，请先换成你自己的。', current: '当前密码', next: '新密码', again: '再输一次新密码', nextHint: '至少 10 个字符。一句自己记得住的话比一串符号好。', differs: '两次输入不一样', tooShort: '至少 10 个字符', changed: '密码已修改', change: '修改',
    setup: {
      title: '开始使用回音', subtitle: '三步即可：单位、你的账号、要用的制度。之后都能改。', done: '已经设置过了', doneHint: '请直接登录。', toSignIn: '去登录', code: '设置码', codeHint: '启动程序时显示在终端里，也在它给出的地址中。',
      step1: '单位', step2: '你的账号', step3: '制度', nameZh: '单位名称（中文）', nameEn: '单位名称（英文）', nameEnHint: '没有英文名可照抄中文。', name: '你的姓名', loginHint: '小写字母、数字、点或短横，2 到 60 个字符。', language: '语言',
      procedures: '要用哪些制度', proceduresHint: '每项制度带有表单、时限和步骤；它需要的部门和岗位会一起建好。', noProcedures: '没有找到制度文件。', finish: '完成设置', back: '上一步', forward: '下一步', badLogin: '只能用小写字母、数字、点、短横和 @', none: '先不选，以后再启用',
    },
  },
  en: {
    signIn: 'Sign in', login: 'User name', password: 'Password', doSignIn: 'Sign in', showPassword: 'Show the password', hidePassword: 'Hide the password', expired: 'You were signed out; please sign in again.', forgot: 'Forgotten? The administrator can give you a new initial password.', motto: 'Every case lands somewhere, every voice gets an answer',
    reporter: 'Want to say something or see how it goes?', toPortal: 'Go to the public page', setupFirst: 'Nothing is set up yet. Open the set-up address that the program printed when it started.',
    changePassword: 'Change password', mustChange: 'This is an initial password. Please choose your own first.', current: 'Current password', next: 'New password', again: 'New password again', nextHint: 'At least 10 characters. A sentence you can remember is better than a string of signs.', differs: 'The two are not the same', tooShort: 'At least 10 characters', changed: 'Your password is changed', change: 'Change',
    setup: {
      title: 'Start with Huiyin', subtitle: 'Three steps: your organisation, your account, your procedures. All of it can be changed later.', done: 'Already set up', doneHint: 'Just sign in.', toSignIn: 'To the sign-in', code: 'Set-up code', codeHint: 'Printed in the terminal when the program started, and part of the address it gave.',
      step1: 'Organisation', step2: 'Your account', step3: 'Procedures', nameZh: 'Name in Chinese', nameEn: 'Name in English', nameEnHint: 'Repeat the other name if there is only one.', name: 'Your name', loginHint: 'Lower-case letters, digits, dots or hyphens, 2 to 60 characters.', language: 'Language',
      procedures: 'Which procedures to use', proceduresHint: 'Each brings its forms, time limits and steps; the units and posts it needs are made with it.', noProcedures: 'No procedure files were found.', finish: 'Finish', back: 'Back', forward: 'Next', badLogin: 'Only lower-case letters, digits, dots, hyphens and @', none: 'None for now; later is fine',
    },
  },
} as const
