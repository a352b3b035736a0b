export const texts = {
  zh: {
    mark: '、',
    title: '导入',
    intro: '把已有的台账（XLSX 或 CSV）整批转成工单，原来的时间、编号和回复都会保留。同一份表再导一次，不会重复。',
    begin: '导入新表格',
    empty: '还没有导入过表格',
    emptyHint: '把现有的 Excel 台账拖进来：先核对列，再试运行，确认无误才写入；写入后也可以整批撤销。',
    list: { file: '文件', procedure: '制度', status: '状态', rows: '行数', created: '新建', unchanged: '未变', errors: '错误', at: '时间', open: '打开 {{file}}' },
    status: { ready: '待运行', running: '运行中', done: '已完成', failed: '已中断', undoing: '撤销中', undone: '已撤销' },
    steps: { upload: '选择文件', map: '核对列', check: '试运行', run: '写入' },
    upload: {
      procedure: '转成哪项制度的工单', procedurePlaceholder: '选择制度', procedureNeeded: '请先选择制度',
      drop: '把文件拖到这里，或点击选择', hint: 'XLSX 或 CSV，不超过 20 MB。中文 CSV 的编码会自动识别。', sending: '正在上传 {{percent}}%', reading: '正在读取表格……', again: '换一个文件',
      wrongType: '只能读取 .xlsx 和 .csv 文件；旧版 .xls 请先另存为 .xlsx', tooLarge: '文件超过 20 MB，请拆分后分批导入', noProcedure: '还没有可用的制度，无法导入', noProcedureHint: '请先启用一项制度。',
    },
    map: {
      title: '每一项从哪一列来', rows: '共 {{count}} 行', encoding: '编码 {{encoding}}', target: '工单内容', from: '取自', sample: '表中的值', required: '必填',
      none: '不导入', constant: '固定值', constantValue: '“{{label}}”的固定值', constantHint: '所有行都用这个值', choose: '“{{label}}”取自哪一列', noSample: '（这一列前几行为空）',
      unfilled: '还有必填项没有来源：{{names}}', unused: '下列各列不会导入：{{names}}', shared: '“{{column}}”同时用于多项', zone: '表中时间所在时区', guessed: '已按列名预选，请核对。', check: '试运行', columns: '表中各列', constants: '其他',
      reset: '恢复预选', lost: '核对列需要刚上传的表格内容。请重新上传同一个文件，再核对。', reupload: '重新上传',
    },
    check: {
      title: '试运行结果', running: '正在试运行，不会写入任何内容……', again: '返回核对列', wouldCreate: '将新建', unchanged: '已存在，不变', errors: '有错误', preview: '预览', previewHint: '前 {{count}} 行将成为这样的工单：', row: '行', ticket: '标题', receivedAt: '受理时间', now: '导入之时', values: '内容',
      nothing: '没有可以写入的行', nothingHint: '请按下面的错误修改表格或列的对应关系。', run_other: '写入 {{count}} 件工单', allGood: '没有发现错误。', skip: '有错误的行会跳过，其余照常写入；改好后再导一次即可补上。', changed: '列的对应关系改过了，请重新试运行。',
    },
    problems: { title_other: '{{count}} 处错误', row: '行', column: '列', value: '表中的值', message: '问题', download: '下载错误清单 (CSV)', fileName: '导入错误', more: '只列出前 {{shown}} 处，下载清单可看全部 {{count}} 处。' },
    run: {
      title: '写入', progress: '已处理 {{done}} / {{total}} 行', live: '已处理 {{percent}}%', done: '导入完成', doneText: '新建 {{created}} 件，{{unchanged}} 件已存在未变，{{problems}} 处错误。', failed: '导入中断', failedText: '中断前新建了 {{created}} 件。可以撤销，或改正后重新导入：已写入的不会重复。',
      undoing: '正在撤销……', undone: '已撤销', undoneText: '这次导入新建的工单已全部移除。', see: '查看这些工单', leave: '可以离开本页，导入会继续。', undo: '撤销这次导入', undoAsk: '撤销导入“{{file}}”？', undoHint: '将移除这次导入新建的 {{count}} 件工单。已经有人处理过的工单使撤销无法进行。', undoNow: '撤销导入', cancel: '不撤销', started: '开始于', ended: '结束于', rows: '行数', ready: '这张表已上传，还没有写入。', back: '全部导入',
    },
  },
  en: {
    mark: ', ',
    title: 'Imports',
    intro: 'Turn an existing register (XLSX or CSV) into tickets in one go, with their original times, numbers and replies. Importing the same table again changes nothing.',
    begin: 'Import a table',
    empty: 'Nothing has been imported yet',
    emptyHint: 'Drop your spreadsheet here: check the columns, try it out, and write only when it looks right. A whole import can be undone.',
    list: { file: 'File', procedure: 'Procedure', status: 'Status', rows: 'Rows', created: 'Created', unchanged: 'Unchanged', errors: 'Errors', at: 'Time', open: 'Open {{file}}' },
    status: { ready: 'not run yet', running: 'running', done: 'done', failed: 'broken off', undoing: 'being undone', undone: 'undone' },
    steps: { upload: 'Choose a file', map: 'Check the columns', check: 'Try it out', run: 'Write' },
    upload: {
      procedure: 'Tickets of which procedure', procedurePlaceholder: 'Choose a procedure', procedureNeeded: 'Choose the procedure first',
      drop: 'Drop the file here, or click to choose', hint: 'XLSX or CSV, up to 20 MB. The encoding of a CSV is found out by itself.', sending: 'Uploading {{percent}} %', reading: 'Reading the table…', again: 'Another file',
      wrongType: 'Only .xlsx and .csv can be read; save an old .xls as .xlsx first', tooLarge: 'The file is larger than 20 MB; split it and import the parts', noProcedure: 'There is no procedure to import into', noProcedureHint: 'Take a procedure into use first.',
    },
    map: {
      title: 'Which column fills what', rows_one: '{{count}} row', rows_other: '{{count}} rows', encoding: 'Encoding {{encoding}}', target: 'In the ticket', from: 'Taken from', sample: 'Values in the table', required: 'required',
      none: 'Do not import', constant: 'Always the same', constantValue: 'Fixed value for “{{label}}”', constantHint: 'The same in every row', choose: 'Column for “{{label}}”', noSample: '(empty in the first rows)',
      unfilled: 'Required, and not filled yet: {{names}}', unused: 'These columns will not be imported: {{names}}', shared: '“{{column}}” is used more than once', zone: 'Time zone of the times in the table', guessed: 'Chosen by the names of the columns; please check.', check: 'Try it out', columns: 'Columns of the table', constants: 'Other',
      reset: 'Back to the proposal', lost: 'Checking the columns needs the table as it was uploaded. Please upload the same file again.', reupload: 'Upload again',
    },
    check: {
      title: 'Result of the trial', running: 'Trying it out; nothing is written…', again: 'Back to the columns', wouldCreate: 'Would be created', unchanged: 'There already, unchanged', errors: 'With errors', preview: 'Preview', previewHint_one: 'The first row becomes this ticket:', previewHint_other: 'The first {{count}} rows become these tickets:', row: 'Row', ticket: 'Title', receivedAt: 'Received', now: 'time of the import', values: 'Content',
      nothing: 'No row can be written', nothingHint: 'Correct the table or the columns as the errors below say.', run_one: 'Write {{count}} ticket', run_other: 'Write {{count}} tickets', allGood: 'No errors found.', skip: 'Rows with errors are left out, the others are written; import the corrected table again to add them.', changed: 'The columns have been changed; try it out again.',
    },
    problems: { title_one: '{{count}} error', title_other: '{{count}} errors', row: 'Row', column: 'Column', value: 'Value in the table', message: 'Problem', download: 'Download the errors (CSV)', fileName: 'import-errors', more: 'The first {{shown}} are shown; the download has all {{count}}.' },
    run: {
      title: 'Write', progress: '{{done}} of {{total}} rows', live: '{{percent}} % done', done: 'Import finished', doneText: '{{created}} created, {{unchanged}} there already, {{problems}} errors.', failed: 'Import broken off', failedText: '{{created}} were created before it broke off. Undo it, or correct and import again: what is written is not doubled.',
      undoing: 'Being undone…', undone: 'Undone', undoneText: 'All tickets this import created have been removed.', see: 'See these tickets', leave: 'You may leave this page; the import goes on.', undo: 'Undo this import', undoAsk: 'Undo the import “{{file}}”?', undoHint_one: 'The {{count}} ticket this import created will be removed. It cannot be undone once somebody has worked on it.', undoHint_other: 'The {{count}} tickets this import created will be removed. It cannot be undone once somebody has worked on one of them.', undoNow: 'Undo the import', cancel: 'Keep it', started: 'Started', ended: 'Ended', rows: 'Rows', ready: 'This table is uploaded and not written yet.', back: 'All imports',
    },
  },
} as const
