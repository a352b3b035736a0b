import type { Label } from '../../../contract/shared.ts'

/** Columns that the procedure does not name itself: of a checklist and of a tree of causes. */
export const ROW_LABELS: Readonly<Record<string, Label>> = {
  passed: { zh: '合格', en: 'Passed' }, note: { zh: '说明', en: 'Note' }, branch: { zh: '分支', en: 'Branch' }, parent: { zh: '上级原因', en: 'Because of' },
  text: { zh: '原因', en: 'Cause' }, evidence: { zh: '证据', en: 'Evidence' }, occurrence: { zh: '发生', en: 'Occurrence' }, escape: { zh: '流出', en: 'Escape' }, system: { zh: '体系', en: 'System' },
}
