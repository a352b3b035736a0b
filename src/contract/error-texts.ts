/** What a person reads for every error code, in both languages: what happened and, where there is one, the way on. */
import type { ErrorCode } from './errors.ts'
import type { Label } from './shared.ts'

export const ERROR_TEXTS: Readonly<Record<ErrorCode, Label>> = {
  'request.invalid': { zh: '提交的内容有误，请检查标出的地方。', en: 'Something in what was sent is not right; please check the places marked.' },
  'request.not_json': { zh: '请求内容不是有效的 JSON。', en: 'The request is not valid JSON.' },
  'request.too_large': { zh: '提交的内容太大。', en: 'What was sent is too large.' },
  'request.not_found': { zh: '没有这个页面或地址。', en: 'There is no such page or address.' },
  'request.cursor_invalid': { zh: '翻页位置已失效，请从第一页重新开始。', en: 'This place in the list is no longer valid; please start from the first page.' },
  'request.too_many': { zh: '操作太频繁，请稍后再试。', en: 'Too many requests; please try again in a little while.' },
  'request.version_missing': { zh: '缺少版本号(If-Match),无法确认修改的是哪一版。', en: 'The version (If-Match) is missing, so it is unclear which state is to be changed.' },
  'request.idempotency_mismatch': { zh: '同一个 Idempotency-Key 已用于另一份内容。', en: 'This Idempotency-Key was already used for other content.' },
  'server.internal': { zh: '系统出现意外错误，已记录。请稍后再试，并可把编号告诉管理员。', en: 'Something went wrong on our side and has been recorded. Please try again later; the id helps the administrator find it.' },
  'server.starting': { zh: '系统正在启动，请稍候。', en: 'The system is starting; please wait a moment.' },
  'server.stopping': { zh: '系统正在停止或重启，请稍后再试。', en: 'The system is stopping or restarting; please try again in a moment.' },
  'session.needed': { zh: '请先登录。', en: 'Please sign in first.' },
  'session.expired': { zh: '登录已过期，请重新登录。', en: 'Your session has expired; please sign in again.' },
  'session.wrong_password': { zh: '账号或密码不正确。', en: 'The user name or password is not right.' },
  'session.locked': { zh: '尝试次数过多，已暂时锁定，请 15 分钟后再试。', en: 'Too many attempts; signing in is locked for now. Please try again in 15 minutes.' },
  'session.origin': { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another site and was refused.' },
  'session.password_change_needed': { zh: '请先修改初始密码。', en: 'Please change the initial password first.' },
  'access.denied': { zh: '您没有此项权限。', en: 'You do not have the permission for this.' },
  'setup.done_already': { zh: '系统已完成初始设置，请直接登录。', en: 'The system has been set up already; please sign in.' },
  'setup.wrong_code': { zh: '设置码不正确。请使用启动时显示的完整地址。', en: 'The set-up code is not right. Please use the whole address shown at start.' },
  'ticket.not_found': { zh: '没有这个工单，或您无权查看。', en: 'There is no such ticket, or you may not see it.' },
  'ticket.stale': { zh: '工单刚刚被他人更新，请查看最新内容后再提交。', en: 'Somebody changed this ticket just now; please look at the new state and send again.' },
  'ticket.unknown_procedure': { zh: '没有这个制度，或已停用。', en: 'There is no such procedure, or it is no longer in use.' },
  'ticket.unknown_channel': { zh: '该制度不能从这个渠道登记。', en: 'This procedure cannot be started through this channel.' },
  'ticket.start_not_allowed': { zh: '您不能通过这个渠道登记。', en: 'You may not start a ticket through this channel.' },
  'ticket.name_needed': { zh: '这里不能匿名，请留下姓名和联系方式。', en: 'Anonymous tickets are not possible here; please leave a name and a way to reach you.' },
  'ticket.values_invalid': { zh: '有内容未填或填写有误，请检查标出的地方。', en: 'Something is missing or not right; please check the fields marked.' },
  'ticket.contact_invalid': { zh: '联系方式不完整或格式有误。', en: 'The contact details are incomplete or not right.' },
  'ticket.closed': { zh: '工单已办结，不能再操作。', en: 'The ticket is closed; nothing more can be done on it.' },
  'ticket.step_not_open': { zh: '该环节已经结束，可能他人已处理。', en: 'This step is no longer open; somebody may have dealt with it.' },
  'ticket.not_yours': { zh: '这一环节不由您办理。', en: 'This step is not yours to act on.' },
  'ticket.recused': { zh: '没有这个工单，或您无权查看。', en: 'There is no such ticket, or you may not see it.' },
  'ticket.did_it_before': { zh: '办理人不能自己复核，请由他人处理这一环节。', en: 'Whoever did the work may not verify it; somebody else must take this step.' },
  'ticket.claimed_by_other': { zh: '已由他人签收办理。', en: 'Somebody else has claimed this.' },
  'ticket.unknown_outcome': { zh: '没有这个处理结果。', en: 'There is no such outcome.' },
  'ticket.survey_needed': { zh: '请回答是否解决。', en: 'Please say whether it was solved.' },
  'ticket.text_needed': { zh: '请填写内容。', en: 'Please write something.' },
  'ticket.clock_not_due': { zh: '时限尚未到。', en: 'The time limit has not been reached.' },
  'ticket.nothing_changed': { zh: '内容没有变化。', en: 'Nothing has changed.' },
  'ticket.gate_closed': { zh: '还缺：{gate}。', en: 'Still missing: {gate}.' },
  'ticket.goods_short': { zh: '实物数量不够，或须留存的数量不足，请核对件数。', en: 'There are not that many pieces, or fewer would be left than must be kept; please check the count.' },
  'ticket.voted_before': { zh: '您已表决过，一人一票。', en: 'You have voted already; everybody votes once.' },
  'ticket.promise_undeclared': { zh: '处理决定作出之前不得向反馈人承诺，请确认内容中没有承诺后再发出。', en: 'Nothing may be promised before it is decided; confirm that this message promises nothing, then send it.' },
  'ticket.no_extension': { zh: '这个时限不能延期，或没有待批的延期申请。', en: 'This limit cannot be extended, or no request for more time is waiting.' },
  'ticket.extension_too_late': { zh: '时限已过，延期须在到期之前申请。', en: 'The limit has passed; more time is asked for before it runs out.' },
  'ticket.extension_too_long': { zh: '申请的时间超过一次可延期的上限。', en: 'That is more time than one extension may give.' },
  'ticket.extension_used_up': { zh: '延期次数已用完。', en: 'It has been extended as often as is allowed.' },
  'ticket.ledger_not_now': { zh: '该考核记录现在不能这样处理。', en: 'This cannot be done with the ledger entry as it stands.' },
  'ticket.hearing_runs': { zh: '当事人申辩期未满，暂不能确认。', en: 'Whoever is charged may still be heard; it cannot be confirmed yet.' },
  'ticket.time_over': { zh: '申辩或申诉的期限已过。', en: 'The time for being heard or for appealing is over.' },
  'ticket.never_rests': { zh: '制度的规则互相触发、没有尽头，本次操作未生效。请联系制度负责人。', en: 'The rules of this procedure set each other off without end; nothing was done. Please tell the process owner.' },
  'portal.wrong_code': { zh: '编号或查询码不正确，请核对后再试。', en: 'The number or the query code is not right; please check both.' },
  'outside.link_unknown': { zh: '链接无效。请检查是否完整，或联系发给您链接的人。', en: 'This link is not valid. Please check that it is complete, or ask whoever sent it to you.' },
  'outside.link_expired': { zh: '链接已过期。请联系发给您链接的人重新生成。', en: 'This link has expired. Please ask whoever sent it to you for a new one.' },
  'outside.link_withdrawn': { zh: '链接已被收回。如有疑问，请联系发给您链接的人。', en: 'This link was withdrawn. If in doubt, please ask whoever sent it to you.' },
  'outside.unknown_party': { zh: '工单上没有这个外部相关方，请先填写其联系方式。', en: 'The ticket names no such party outside. Please fill in their contact first.' },
  'file.too_large': { zh: '文件太大，每个文件最多 20 MB。', en: 'The file is too large; at most 20 MB each.' },
  'file.type_refused': { zh: '不接受这种类型的文件。请使用图片、PDF、Word、Excel、文本、音频或视频。', en: 'Files of this type are not taken. Please use pictures, PDF, Word, Excel, text, sound or video.' },
  'file.type_mismatch': { zh: '文件内容与扩展名不符。', en: 'The content of the file does not match its name.' },
  'file.not_found': { zh: '没有这个文件，或您无权查看。', en: 'There is no such file, or you may not see it.' },
  'file.empty': { zh: '文件是空的。', en: 'The file is empty.' },
  'directory.code_taken': { zh: '这个编码已被使用，请换一个。', en: 'This code is taken; please choose another.' },
  'directory.login_taken': { zh: '这个登录名已被使用，请换一个。', en: 'This user name is taken; please choose another.' },
  'directory.not_found': { zh: '没有这条记录。', en: 'There is no such record.' },
  'directory.stale': { zh: '刚刚被他人修改，请查看最新内容后再保存。', en: 'Somebody changed this just now; please look at the new state and save again.' },
  'directory.circle': { zh: '单位不能隶属于自己或自己的下级。', en: 'A unit cannot belong to itself or to one below it.' },
  'directory.in_use': { zh: '仍在使用，不能停用。请先调整下级单位、岗位或待办。', en: 'Still in use and cannot be closed. Please move the units, posts or tasks below it first.' },
  'directory.last_owner': { zh: '至少要保留一位所有者。', en: 'At least one owner must remain.' },
  'directory.weak_password': { zh: '密码太简单：至少 10 个字符，不要用常见密码，也不要包含账号。', en: 'The password is too easy: at least 10 characters, not a common one, and without the user name.' },
  'register.not_found': { zh: '没有这个台账。', en: 'There is no such register.' },
  'register.code_taken': { zh: '已有这个代码的台账，请换一个代码。', en: 'A register with this code is there already. Please choose another code.' },
  'register.stale': { zh: '台账刚被他人修改，请刷新后再改。', en: 'Somebody just changed the register. Please reload and try again.' },
  'register.columns_clash': { zh: '列的写法前后不一致：同名的列类型必须相同，一列也不能写两次。', en: 'The columns contradict each other: a column keeps its type and stands there once.' },
  'register.column_needed': { zh: '有在用的制度要查这一列，不能删除。请先停用或修改该制度。', en: 'A procedure in force looks at this column, so it cannot be removed. Withdraw or change the procedure first.' },
  'register.row_not_found': { zh: '台账里没有这一行。', en: 'There is no such row in the register.' },
  'register.row_taken': { zh: '台账里已有这个编号，请打开那一行修改，或换一个编号。', en: 'A row with this key is there already. Open it to change it, or choose another key.' },
  'register.row_stale': { zh: '这一行刚被他人修改，请刷新后再改。', en: 'Somebody just changed this row. Please reload and try again.' },
  'register.row_invalid': { zh: '这一行有填写不当的列，请按提示改正。', en: 'Some cells of this row are not right. Please correct them as shown.' },
  'selfStart.not_found': { zh: '没有这项暂缓的开单。', en: 'There is no such start held back.' },
  'selfStart.decided': { zh: '已有人作出决定，请刷新。', en: 'Somebody has decided already. Please reload.' },
  'calendar.invalid': { zh: '日历设置有误，请检查标出的地方。', en: 'Something in the calendar is not right; please check the places marked.' },
  'calendar.not_found': { zh: '没有这个日历。', en: 'There is no such calendar.' },
  'procedure.not_found': { zh: '没有这个制度。', en: 'There is no such procedure.' },
  'procedure.invalid': { zh: '制度内容有误，请按列出的位置修改后再提交。', en: 'The procedure has errors; please correct the places listed and hand it in again.' },
  'procedure.version_unknown': { zh: '没有这个版本。', en: 'There is no such version.' },
  'procedure.version_wrong': { zh: '文件里的版本号是 {found}，应为 {expected}：版本号逐次加一。请改成 version: {expected} 再提交。', en: 'The file says version {found}, but the next one is {expected}: versions grow by one. Write version: {expected} and hand it in again.' },
  'procedure.not_draft': { zh: '这个版本已发布，不能再改；修改须提交新版本。', en: 'This version is published and never changes; a change is a new version.' },
  'procedure.stale': { zh: '这个版本的内容刚刚换过，请看过新内容再签。', en: 'The text of this version was replaced just now; please read the new one before you sign.' },
  'procedure.signed_already': { zh: '这一栏已经有人签过。', en: 'This has been signed already.' },
  'procedure.one_signature_each': { zh: '您已在这个版本上签过名。编制、审核、批准须由三个人分别签署。', en: 'You have signed this version already. Prepared, reviewed and approved are signed by three different people.' },
  'procedure.sign_order': { zh: '请按编制、审核、批准的顺序签署。', en: 'Please sign in order: prepared, reviewed, approved.' },
  'procedure.warnings_open': { zh: '还有警告没有逐条接受：{open}。', en: 'There are warnings that were not accepted by name: {open}.' },
  'procedure.not_signed': { zh: '编制、审核、批准三栏签齐后才能发布。', en: 'It can be published once it is signed as prepared, reviewed and approved.' },
  'procedure.not_current': { zh: '只能停用现行版本。', en: 'Only the version in force can be withdrawn.' },
  'migration.versions': { zh: '须从一个已发布的版本转到另一个已发布的版本。', en: 'Tickets move from one published version to another published one.' },
  'migration.mapping_invalid': { zh: '对应表里有写错的名称，请检查标出的地方。', en: 'Some names in the mapping are not right; please check the places marked.' },
  'migration.running': { zh: '这个制度正在转移工单，请等它完成。', en: 'Tickets of this procedure are being moved already; please wait until that is done.' },
  'migration.not_found': { zh: '没有这次转移。', en: 'There is no such move of tickets.' },
  'token.not_found': { zh: '没有这个令牌。', en: 'There is no such token.' },
  'view.not_found': { zh: '没有这个视图，或不是您的。', en: 'There is no such view, or it is not yours.' },
  'import.not_found': { zh: '没有这次导入。', en: 'There is no such import.' },
  'import.unreadable': { zh: '无法读取这个文件。请使用 XLSX 或 CSV。', en: 'The file cannot be read. Please use XLSX or CSV.' },
  'import.empty': { zh: '文件中没有数据行。', en: 'There are no rows in the file.' },
  'import.mapping_invalid': { zh: '列的对应关系有误。', en: 'The mapping of the columns is not right.' },
  'import.not_ready': { zh: '这次导入现在不能这样操作。', en: 'This cannot be done with this import now.' },
  'import.cannot_undo': { zh: '有工单在导入后已被办理，不能撤销。', en: 'Tickets have been acted on since the import; it cannot be undone.' },
}

/** Faults of single fields; `{max}` is the bound that was passed. */
export const FIELD_TEXTS = {
  'field.required': { zh: '请填写。', en: 'Please fill this in.' },
  'field.wrong_type': { zh: '内容类型不对。', en: 'This is not the kind of content expected here.' },
  'field.too_long': { zh: '最多 {max} 个字符。', en: 'At most {max} characters.' },
  'field.too_short': { zh: '至少 {max} 个字符。', en: 'At least {max} characters.' },
  'field.too_large': { zh: '不能大于 {max}。', en: 'Not more than {max}.' },
  'field.too_small': { zh: '不能小于 {max}。', en: 'Not less than {max}.' },
  'field.too_many': { zh: '最多 {max} 项。', en: 'At most {max} entries.' },
  'field.too_few': { zh: '至少 {max} 项。', en: 'At least {max} entries.' },
  'field.in_future': { zh: '不能晚于现在。', en: 'Not later than now.' },
  'field.not_a_date': { zh: '不是有效的日期。', en: 'Not a valid date.' },
  'field.weak_password': { zh: '密码太简单。', en: 'The password is too easy.' },
  'field.bad_format': { zh: '格式不对。', en: 'The format is not right.' },
  'field.unknown_choice': { zh: '没有这个选项。', en: 'There is no such choice.' },
  'field.unknown_unit': { zh: '没有这个单位。', en: 'There is no such unit.' },
  'field.unknown_person': { zh: '没有这个人。', en: 'There is no such person.' },
  'field.not_among': { zh: '这个人不在可选的岗位之列。', en: 'This person is not one of those who may be named here.' },
  'field.unknown_row': { zh: '台账里没有这一项。', en: 'The register has no such entry.' },
  'field.unexpected': { zh: '这里不应有此项。', en: 'This does not belong here.' },
  'field.control_characters': { zh: '含有看不见的控制字符，请删除后重新输入。', en: 'Contains invisible control characters; please delete and type it again.' },
} as const satisfies Readonly<Record<string, Label>>

export type FieldCode = keyof typeof FIELD_TEXTS

/** The text of an error; `{gate}` is what a procedure's own gate says is missing. */
export function errorText(code: ErrorCode, language: 'zh' | 'en', details: Readonly<Record<string, unknown>> = {}): string {
  return ERROR_TEXTS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => inWords(details[name], language))
}

/** A detail as it stands in a sentence: a text, a number, a list of them, or a label that has both languages. */
function inWords(detail: unknown, language: 'zh' | 'en'): string {
  if (Array.isArray(detail)) return detail.map((entry) => inWords(entry, language)).join(language === 'zh' ? '、' : ', ')
  if (typeof detail === 'object' && detail !== null) return inWords(new Map<string, unknown>(Object.entries(detail)).get(language), language)
  return typeof detail === 'string' || typeof detail === 'number' ? String(detail) : ''
}

/** The text of a field's fault with its bound filled in; an unknown code reads as a wrong kind of content. */
export function fieldText(code: string, language: 'zh' | 'en', max?: number): string {
  const text = isFieldCode(code) ? FIELD_TEXTS[code] : FIELD_TEXTS['field.wrong_type']
  return text[language].replace('{max}', max === undefined ? '' : String(max))
}

function isFieldCode(code: string): code is FieldCode {
  return Object.hasOwn(FIELD_TEXTS, code)
}
