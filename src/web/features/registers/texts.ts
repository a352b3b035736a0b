export const texts = {
  zh: {
    mark: '、', saved: '已保存', code: '代号', columns: '列', usedBy: '查阅它的制度', usedByMark: '查阅它的制度：', nobody: '暂无', columnCount_other: '{{count}} 列', back: '全部台账',
    list: {
      title: '台账', intro: '制度要查阅的基础数据，例如客户、产品、发货、库存。启用制度时，所需的台账和列会自动建立；也可以自己新建。', name: '名称',
      empty: '还没有台账', emptyHint: '启用一项需要台账的制度，台账就会出现在这里；也可以自己新建。',
    },
    define: {
      add: '新建台账', edit: '修改列', editTitle: '修改名称与列', create: '建立台账', nameZh: '中文名称', nameEn: '英文名称', nameEnHint: '留空则与中文相同', codeHint: '小写字母开头，只含小写字母、数字和连字符；用于接口和制度文件，建成后不能修改。',
      needName: '请填写名称', badCode: '请以小写字母开头，只用小写字母、数字和连字符', columns: '列', columnsHint: '每行都有编号，不必再设编号列。第一个文字列会和编号一起显示，方便辨认。', addColumn: '添加一列', noColumns: '还没有列：这样的台账只有编号。',
      column: '第 {{nr}} 列', key: '列代号', keyHint: '留空则自动取名', badKey: '请以小写字母开头，只用字母和数字', keyTwice: '这个列代号用了两次', type: '类型', required: '必填', fixed: '建成后不变',
      choices: '选项', choice: '第 {{nr}} 项', choiceZh: '第 {{nr}} 项，中文', choiceEn: '第 {{nr}} 项，英文', addChoice: '添加选项', needChoices: '请至少添加一个选项', removeChoice: '移除第 {{nr}} 项',
      up: '{{name}}上移', remove: '移除{{name}}', keep: '保留{{name}}', removed: '保存后移除；各行里的内容不再显示。', needed: '有在用的制度要查这一列，不能移除。', clash: '这一列已有别的类型，或写了两次。',
      stale: '台账刚被他人修改。请关闭后重新打开，再改一次。',
    },
    type: { text: '文字', number: '数字', money: '金额', date: '日期', choice: '选项', boolean: '是否', unit: '部门', person: '人员', files: '文件' },
    rows: {
      label: '“{{name}}”的各行', key: '编号', search: '按编号或文字查找', gone: '含已停用的行', goneMark: '已停用', add: '新增一行', open: '打开 {{key}}', files_other: '{{count}} 个文件', changed: '最近修改', shown: '{{count}} 行', shownMore: '已列出 {{count}} 行，还有更多',
      empty: '台账里还没有内容', emptyHint: '从 Excel 或 CSV 表格导入，或逐行新增。', emptyReader: '负责台账的同事填写后会显示在这里。', none: '没有符合的行', noneHint: '换个词，或勾选“含已停用的行”。', notFound: '没有这个台账', notFoundHint: '它可能还没有建立。',
    },
    row: {
      add: '新增一行', edit: '修改 {{key}}', read: '{{key}}', save: '保存', create: '新增', keyHint: '单号、工号、型号等，在这个台账里不重复；建成后不能修改。', added: '已新增 {{key}}', stale: '这一行刚被他人修改', staleHint: '载入最新内容后，你改过的列会保留，请核对再保存。', staleLoad: '载入最新内容',
      merged: '已载入最新内容，你改过的列仍在，请核对后保存。', take: '停用这一行', takeAsk: '停用 {{key}}？', takeHint: '停用后新的工单不能再选它；已经引用它的工单不受影响，可以随时恢复。', taken: '已停用 {{key}}', back: '恢复使用', backNow: '已恢复 {{key}}', isGone: '这一行已停用，新的工单不能选它。',
      noFiles: '文件列不在这里修改。',
    },
    history: { title: '修改记录', none: '还没有修改记录', added: '新增', changed: '修改', taken: '停用', restored: '恢复', nothing: '空', from: '原为', to: '改为' },
    import: {
      title: '导入表格', intro: '第一行是列名，须有“编号”一列。先试运行，不会写入；编号相同的行会更新，表里没有的列保持不变。', choose: '换一个文件', sending: '正在读取并试运行……', wrongType: '只能读取 .xlsx 和 .csv 文件；旧版 .xls 请先另存为 .xlsx', tooLarge: '文件超过 20 MB，请拆分后分批导入',
      result: '试运行结果', added: '将新增', changed: '将修改', unchanged: '没有变化', rejected: '有问题，不导入', matched: '列的对应', header: '表中的列', goesTo: '导入到', notTaken: '不导入',
      go_other: '导入 {{count}} 行', skip: '有问题的行会跳过；改好后再导一次即可补上。', allGood: '没有发现问题。', nothing: '没有可以导入的变化', nothingHint: '请按下面的问题修改表格，或换一个文件。', done: '已导入：新增 {{added}} 行，修改 {{changed}} 行。', doneTitle: '导入完成', doneRejected_other: '{{count}} 行有问题，没有导入。', close: '完成',
    },
  },
  en: {
    mark: ', ', saved: 'Saved', code: 'Code', columns: 'Columns', usedBy: 'Looked into by', usedByMark: 'Looked into by: ', nobody: 'nobody yet', columnCount_one: '{{count}} column', columnCount_other: '{{count}} columns', back: 'All registers',
    list: {
      title: 'Registers', intro: 'The tables that procedures look into: customers, products, shipments, stock. What a procedure needs is made when it is taken into use; you can also make your own.', name: 'Name',
      empty: 'No registers yet', emptyHint: 'Take a procedure into use that needs one and it appears here, or make your own.',
    },
    define: {
      add: 'New register', edit: 'Change columns', editTitle: 'Change name and columns', create: 'Make the register', nameZh: 'Chinese name', nameEn: 'English name', nameEnHint: 'Left empty, it is as in Chinese', codeHint: 'Begins with a small letter; small letters, digits and hyphens. Used by the API and in procedures, and stays as it is.',
      needName: 'Please give a name', badCode: 'Begin with a small letter; use small letters, digits and hyphens', columns: 'Columns', columnsHint: 'Every row has a key of its own, so no column is needed for it. The first column of text is shown beside the key.', addColumn: 'Add a column', noColumns: 'No columns yet: such a register holds keys only.',
      column: 'Column {{nr}}', key: 'Column code', keyHint: 'Left empty, one is made', badKey: 'Begin with a small letter; use letters and digits', keyTwice: 'This column code is used twice', type: 'Type', required: 'Required', fixed: 'stays as it is',
      choices: 'Choices', choice: 'Choice {{nr}}', choiceZh: 'Choice {{nr}}, Chinese', choiceEn: 'Choice {{nr}}, English', addChoice: 'Add a choice', needChoices: 'Please add at least one choice', removeChoice: 'Remove choice {{nr}}',
      up: 'Move {{name}} up', remove: 'Remove {{name}}', keep: 'Keep {{name}}', removed: 'Goes when you save; what the rows hold in it is no longer shown.', needed: 'A procedure in force looks at this column, so it has to stay.', clash: 'This column has another type already, or stands here twice.',
      stale: 'Somebody just changed this register. Close this, open it again and repeat your change.',
    },
    type: { text: 'Text', number: 'Number', money: 'Money', date: 'Date', choice: 'Choice', boolean: 'Yes or no', unit: 'Unit', person: 'Person', files: 'Files' },
    rows: {
      label: 'Rows of “{{name}}”', key: 'Key', search: 'Find by key or words', gone: 'With rows no longer in use', goneMark: 'not in use', add: 'Add a row', open: 'Open {{key}}', files_one: '{{count}} file', files_other: '{{count}} files', changed: 'Last changed', shown_one: '{{count}} row', shown_other: '{{count}} rows', shownMore: '{{count}} rows shown, there are more',
      empty: 'Nothing in this register yet', emptyHint: 'Import an Excel or CSV table, or add rows one by one.', emptyReader: 'It shows here once the colleagues in charge have filled it.', none: 'No row matches', noneHint: 'Try another word, or include rows no longer in use.', notFound: 'There is no such register', notFoundHint: 'It may not have been made yet.',
    },
    row: {
      add: 'Add a row', edit: 'Change {{key}}', read: '{{key}}', save: 'Save', create: 'Add', keyHint: 'An order number, a model, a staff number: once in this register, and it stays as it is.', added: '{{key}} added', stale: 'Somebody just changed this row', staleHint: 'Load the newest content: the columns you changed are kept. Check and save again.', staleLoad: 'Load the newest',
      merged: 'The newest content is loaded and your own changes are kept. Check and save.', take: 'Take out of use', takeAsk: 'Take {{key}} out of use?', takeHint: 'New tickets can no longer choose it. Tickets that name it stay as they are, and it can come back at any time.', taken: '{{key}} is out of use', back: 'Bring back into use', backNow: '{{key}} is back in use', isGone: 'This row is out of use: new tickets cannot choose it.',
      noFiles: 'Columns of files are not changed here.',
    },
    history: { title: 'History', none: 'No changes yet', added: 'Added', changed: 'Changed', taken: 'Taken out of use', restored: 'Brought back', nothing: 'empty', from: 'was', to: 'now' },
    import: {
      title: 'Import a table', intro: 'The first line names the columns; one of them must be “Key”. It is tried out first and nothing is written. Rows with a known key are changed, columns that are not in the table stay as they are.', choose: 'Choose another file', sending: 'Reading and trying it out…', wrongType: 'Only .xlsx and .csv files can be read; save an old .xls as .xlsx first', tooLarge: 'The file is larger than 20 MB; please split it',
      result: 'What would happen', added: 'To be added', changed: 'To be changed', unchanged: 'As they are', rejected: 'With problems, left out', matched: 'Columns', header: 'In the table', goesTo: 'Goes to', notTaken: 'not taken',
      go_one: 'Take in {{count}} row', go_other: 'Take in {{count}} rows', skip: 'Rows with problems are left out; correct them and import again to add them.', allGood: 'No problems found.', nothing: 'Nothing to take in', nothingHint: 'Correct the table as shown below, or choose another file.', done: 'Taken in: {{added}} added, {{changed}} changed.', doneTitle: 'Import finished', doneRejected_one: '{{count}} row had problems and was left out.', doneRejected_other: '{{count}} rows had problems and were left out.', close: 'Done',
    },
  },
} as const
