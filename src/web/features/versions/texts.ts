export const texts = {
  zh: {
    mark: '、', from: '：', back: '返回制度', backToVersions: '返回版本列表', version: '第 {{version}} 版', title: '版本', subtitle: '制度的每个版本由编制、审核、批准三个人签署后发布。在办工单仍按开始时的版本办理，需要时可转到新版。',
    open: '查看', empty: '这项制度还没有任何版本', emptyHint: '提交一份制度文件，签齐后发布。', newVersion: '提交新版本', hash: '内容校验值(SHA-256)', openTickets: '在办工单 {{count}} 件', move: '转移在办工单',
    draftedBy: '{{name}}提交于 ', draftedAt: '提交于 ', fromLibrary: '来自制度库', publishedBy: '{{name}}发布于 ', publishedAt: '发布于 ', withdrawnAt: '停用于 ',
    state: { draft: '草稿', published: '现行', superseded: '已被取代', withdrawn: '已停用' },
    role: { prepared: '编制', reviewed: '审核', approved: '批准' },
    waiting: { title: '等待签署或发布', sign: '待签“{{role}}”', publish: '待发布' },
    signing: {
      title: '签署与发布', unsigned: '未签', library: '随制度库发布，没有签署。', order: '按编制、审核、批准的顺序，由三个不同的人签署。', accepted: '接受的警告：{{codes}}', sign: '签署“{{role}}”', signed: '已签署“{{role}}”',
      accept: '发布前须逐条接受警告：', acceptOne: '我已看过并接受：{{code}}', publish: '发布', publishAsk: '发布第 {{version}} 版？', publishHint: '发布后内容不能再改，新工单立即按这一版办理；缺少的单位和岗位会空着建立，请随后指定人员。', published: '已发布，新工单按第 {{version}} 版办理',
      withdraw: '停用', withdrawAsk: '停用第 {{version}} 版？', withdrawHint: '停用后这项制度不再受理新工单，直到发布新的版本；在办工单不受影响。', withdrawn: '已停用',
      discard: '撤回草稿', discardAsk: '撤回第 {{version}} 版草稿？', discardHint: '草稿和已有的签署都会删除，操作有记录。', discarded: '草稿已撤回', keep: '先不',
    },
    changes: { title: '与第 {{version}} 版相比', titleFirst: '改动', none: '内容没有不同。', first: '这是第一个版本，没有可比较的。', breaking: '影响在办工单、已存内容或接口', rule: '规则改变', wording: '文字改变' },
    findings: { title: '警告', none: '检查没有发现问题。', place: '第 {{line}} 行第 {{column}} 列', error: '错误', warning: '警告' },
    source: { title: '原文(YAML)', label: '第 {{version}} 版原文' },
    draft: {
      title: '提交新版本', intro: '粘贴或选择一份制度文件(YAML)。提交时会检查并证明它走得通；有错误就不收，并指出位置。', label: '制度文件', choose: '选择文件', send: '提交', sending: '正在检查……', wrong: '没有提交：文件里有 {{count}} 处问题', replaces: '同一版本号的草稿会被替换，已有的签署作废。', start: '从第 {{version}} 版改起，版本号已加一。',
    },
    migration: {
      title: '转移在办工单', subtitle: '把按旧版办理的工单转到另一个版本。先试转移，看每张工单会怎样；再正式转移，每一步都有记录。', from: '从', to: '转到', same: '请选择两个不同的版本。', none: '这一版没有在办工单', noneHint: '没有需要转移的工单。',
      mapping: '对应', mappingHint: '同名的自动对应。下面是新版里没有的名称，请指定由谁接替；不指定的，遇到时工单留在原版本。', noMapping: '旧版的名称在新版里都有，不需要指定。', old: '旧版', fresh: '新版', nothing: '没有对应', choose: '“{{label}}”由谁接替', steps: '环节', fields: '字段', levels: '等级', clocks: '时限',
      try: '试转移', trying: '已看 {{done}} / {{total}} 件', tried: '{{moves}} 件可以转移，{{stays}} 件不能', ticket: '工单', happens: '会怎样', nothingChanges: '照旧，只换版本号', stays: '不能转移', movesTag: '可以转移', run: '转移 {{count}} 件', runAsk: '把 {{count}} 件工单转到第 {{version}} 版？', runHint: '在后台进行，可以离开本页。不能转移的工单留在原版本，并在结果里列出。', more: '只列出前 {{count}} 件；{{rest}} 件没有列出。',
      runs: '历次转移', noRuns: '还没有转移过。', progress: '已转移 {{moved}} 件，留下 {{stayed}} 件，共 {{total}} 件', running: '正在转移', done: '已完成', failed: '没有完成', stayed: '留在原版本的工单', by: '{{name}}，', way: '第 {{from}} 版 → 第 {{to}} 版',
    },
  },
  en: {
    mark: ', ', from: ': ', back: 'Back to the procedure', backToVersions: 'Back to the versions', version: 'Version {{version}}', title: 'Versions', subtitle: 'Every version is signed by three people - prepared, reviewed, approved - before it is published. Open tickets stay on the version they began with and can be moved when that is wanted.',
    open: 'Open', empty: 'This procedure has no version yet', emptyHint: 'Hand in a procedure file; publish it once it is signed.', newVersion: 'Hand in a version', hash: 'Checksum of the text (SHA-256)', openTickets_one: '{{count}} open ticket', openTickets_other: '{{count}} open tickets', move: 'Move open tickets',
    draftedBy: 'handed in by {{name}}, ', draftedAt: 'handed in ', fromLibrary: 'from the library', publishedBy: 'published by {{name}}, ', publishedAt: 'published ', withdrawnAt: 'withdrawn ',
    state: { draft: 'draft', published: 'in force', superseded: 'superseded', withdrawn: 'withdrawn' },
    role: { prepared: 'Prepared', reviewed: 'Reviewed', approved: 'Approved' },
    waiting: { title: 'Waiting to be signed or published', sign: 'to be signed as “{{role}}”', publish: 'to be published' },
    signing: {
      title: 'Signatures', unsigned: 'not signed', library: 'Published with the library; nobody here signed it.', order: 'Signed in the order prepared, reviewed, approved, by three different people.', accepted: 'accepted warnings: {{codes}}', sign: 'Sign as “{{role}}”', signed: 'Signed as “{{role}}”',
      accept: 'Every warning is accepted by name before it may be published:', acceptOne: 'I have seen and accept {{code}}', publish: 'Publish', publishAsk: 'Publish version {{version}}?', publishHint: 'The text can never be changed again, and new tickets begin on this version at once. Units and posts that are missing are added empty; please fill them next.', published: 'Published: new tickets begin on version {{version}}',
      withdraw: 'Withdraw', withdrawAsk: 'Withdraw version {{version}}?', withdrawHint: 'No new tickets begin under this procedure until a new version is published. Open tickets go on.', withdrawn: 'Withdrawn',
      discard: 'Take the draft back', discardAsk: 'Take the draft of version {{version}} back?', discardHint: 'The draft and its signatures are removed; that this was done stays on record.', discarded: 'The draft is gone', keep: 'Not now',
    },
    changes: { title: 'Compared with version {{version}}', titleFirst: 'Changes', none: 'The content is the same.', first: 'This is the first version; there is nothing to compare.', breaking: 'Touches running tickets, stored values or callers', rule: 'The rule changes', wording: 'The wording changes' },
    findings: { title: 'Warnings', none: 'The checks found nothing.', place: 'line {{line}}, column {{column}}', error: 'error', warning: 'warning' },
    source: { title: 'As written (YAML)', label: 'Version {{version}} as written' },
    draft: {
      title: 'Hand in a version', intro: 'Paste or choose a procedure file (YAML). It is checked and proved while it is handed in; with errors it is not taken, and the places are shown.', label: 'Procedure file', choose: 'Choose a file', send: 'Hand in', sending: 'Checking ...', wrong_one: 'Not handed in: {{count}} problem in the file', wrong_other: 'Not handed in: {{count}} problems in the file', replaces: 'A draft with the same version number is replaced, and its signatures are void.', start: 'Begins from version {{version}}; the version number has been raised.',
    },
    migration: {
      title: 'Move open tickets', subtitle: 'Moves tickets that run by one version to another. Try it first and see what would happen to each ticket; then move them, every step on record.', from: 'From', to: 'To', same: 'Choose two different versions.', none: 'No ticket runs by this version', noneHint: 'There is nothing to move.',
      mapping: 'What takes whose place', mappingHint: 'What has the same name is the same thing. Below are names the new version does not have: say what takes their place. A ticket that stands on one without a successor stays on its version.', noMapping: 'The new version has every name of the old one; nothing needs to be said.', old: 'Old version', fresh: 'New version', nothing: 'nothing', choose: 'What takes the place of “{{label}}”', steps: 'Steps', fields: 'Fields', levels: 'Levels', clocks: 'Time limits',
      try: 'Try it', trying: '{{done}} of {{total}} looked at', tried: '{{moves}} can move, {{stays}} cannot', ticket: 'Ticket', happens: 'What would happen', nothingChanges: 'goes on as it is, under the new version', stays: 'cannot move', movesTag: 'can move', run_one: 'Move {{count}} ticket', run_other: 'Move {{count}} tickets', runAsk_one: 'Move {{count}} ticket to version {{version}}?', runAsk_other: 'Move {{count}} tickets to version {{version}}?', runHint: 'This goes on in the background; you may leave the page. Tickets that cannot move stay on their version and are listed in the result.', more: 'The first {{count}} are listed; {{rest}} are not.',
      runs: 'Moves so far', noRuns: 'Nothing has been moved yet.', progress: '{{moved}} moved, {{stayed}} stayed, of {{total}}', running: 'moving', done: 'done', failed: 'not finished', stayed: 'Tickets that stayed on their version', by: '{{name}}, ', way: 'version {{from}} → version {{to}}',
    },
  },
} as const
