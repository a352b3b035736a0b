import { CheckCircleOutlined } from '@ant-design/icons'
import { Alert, Button, Space } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DryRun, ImportUpload, Mapping } from '../../../contract/imports.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useFormat } from '../../ui/locale.tsx'
import { EmptyState } from '../../ui/page.tsx'
import { PreviewList } from './preview-list.tsx'
import { ProblemTable } from './problem-table.tsx'
import { useRun } from './requests.ts'

interface Props {
  readonly upload: ImportUpload
  readonly procedure: string
  readonly mapping: Mapping
  readonly result: DryRun
  readonly fileName: string
  readonly onBack: () => void
}

/** What would happen: counts, errors, the first tickets as they would be. */
export function CheckStep({ upload, procedure, mapping, result, fileName, onBack }: Props) {
  const { t } = useTranslation('imports')
  const { problem } = useProblemText()
  const running = useRun(upload.id)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const rowsInError = new Set(result.problems.map(({ row }) => row)).size
  return (
    <div className="im-check">
      <h2 ref={heading} tabIndex={-1}>{t('check.title')}</h2>
      <Counts counts={[['wouldCreate', result.wouldCreate], ['unchanged', result.unchanged], ['errors', rowsInError]]} />
      {result.problems.length === 0
        ? <p className="im-good"><CheckCircleOutlined aria-hidden /> {t('check.allGood')}</p>
        : result.wouldCreate > 0 && <Alert type="info" showIcon title={t('check.skip')} />}
      {result.wouldCreate + result.unchanged === 0 && <EmptyState title={t('check.nothing')} hint={t('check.nothingHint')} />}
      <ProblemTable problems={result.problems} fileName={fileName} />
      {result.preview.length > 0 && <PreviewList upload={upload} procedure={procedure} preview={result.preview} />}
      <div role="alert">{running.error && <Alert type="error" showIcon title={problem(running.error).title} description={problem(running.error).hint} />}</div>
      <Space className="im-actions" wrap>
        <Button type="primary" disabled={result.wouldCreate === 0} loading={running.isPending} onClick={() => running.mutate(mapping)}>{t('check.run', { count: result.wouldCreate })}</Button>
        <Button onClick={onBack}>{t('check.again')}</Button>
      </Space>
    </div>
  )
}

function Counts({ counts }: { readonly counts: readonly (readonly ['wouldCreate' | 'unchanged' | 'errors', number])[] }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return <dl className="im-counts">{counts.map(([key, count]) => <div key={key} data-kind={key} data-none={count === 0}><dt>{t(`check.${key}`)}</dt><dd>{format.number(count)}</dd></div>)}</dl>
}
