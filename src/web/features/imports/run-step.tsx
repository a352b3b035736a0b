import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Progress, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '../../../contract/imports.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { Moment, useFormat } from '../../ui/locale.tsx'
import { ProblemTable } from './problem-table.tsx'
import { useUndo } from './requests.ts'

/** Progress, then the result, its errors, and the way back. */
export function RunStep({ state }: { readonly state: ImportView }) {
  const { t } = useTranslation('imports')
  const isUnderWay = state.status === 'running' || state.status === 'undoing'
  return (
    <div className="im-run">
      {isUnderWay ? <UnderWay state={state} /> : <Outcome state={state} />}
      <dl className="im-facts">
        <div><dt>{t('run.rows')}</dt><dd><RowCount state={state} /></dd></div>
        <div><dt>{t('run.started')}</dt><dd><Moment at={state.createdAt} /></dd></div>
        {state.endedAt !== null && <div><dt>{t('run.ended')}</dt><dd><Moment at={state.endedAt} /></dd></div>}
      </dl>
      {(state.status === 'done' || state.status === 'failed') && (
        <Space className="im-actions" wrap>
          {state.created > 0 && <Link className="im-link" to="/tickets" search={{ procedure: state.procedure, channel: 'import' }}>{t('run.see')}</Link>}
          {state.created > 0 && <Undo state={state} />}
        </Space>
      )}
      <ProblemTable problems={state.problems} fileName={state.fileName} />
    </div>
  )
}

function RowCount({ state }: { readonly state: ImportView }) {
  return <span className="hy-number">{useFormat().number(state.rowsTotal)}</span>
}

function UnderWay({ state }: { readonly state: ImportView }) {
  const { t } = useTranslation('imports')
  const percent = state.rowsTotal === 0 ? 0 : Math.min(100, Math.floor((state.rowsDone / state.rowsTotal) * 100))
  const isUndoing = state.status === 'undoing'
  return (
    <div className="im-progress">
      <Progress percent={percent} status="active" aria-label={t(isUndoing ? 'run.undoing' : 'run.title')} />
      <p>{isUndoing ? t('run.undoing') : t('run.progress', { done: state.rowsDone, total: state.rowsTotal })}</p>
      <p className="hy-quiet">{t('run.leave')}</p>
      <p className="hy-hidden" role="status">{t('run.live', { percent: Math.floor(percent / 10) * 10 })}</p>
    </div>
  )
}

function Outcome({ state }: { readonly state: ImportView }) {
  const { t } = useTranslation('imports')
  const counts = { created: state.created, unchanged: state.unchanged, problems: state.problems.length }
  const told = {
    done: ['success', t('run.done'), t('run.doneText', counts)],
    failed: ['error', t('run.failed'), t('run.failedText', counts)],
    undone: ['info', t('run.undone'), t('run.undoneText')],
  } as const
  if (state.status !== 'done' && state.status !== 'failed' && state.status !== 'undone') return null
  const [type, title, description] = told[state.status]
  return <Alert role="status" type={type} showIcon title={title} description={description} />
}

function Undo({ state }: { readonly state: ImportView }) {
  const { t } = useTranslation('imports')
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const undoing = useUndo(state.id)
  const ask = (): void => void modal.confirm({
    title: t('run.undoAsk', { file: state.fileName }), content: t('run.undoHint', { count: state.created }), okText: t('run.undoNow'), okButtonProps: { danger: true }, cancelText: t('run.cancel'),
    onOk: async () => {
      try {
        await undoing.mutateAsync()
      } catch (error) {
        message.error(problem(error).title)
      }
    },
  })
  return <Button danger loading={undoing.isPending} onClick={ask}>{t('run.undo')}</Button>
}
