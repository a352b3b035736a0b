import { CheckCircleOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterImport, RegisterView } from '../../../contract/registers.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useFormat, useLabel } from '../../ui/locale.tsx'
import { LoadingState } from '../../ui/page.tsx'
import { FileDrop, ProblemTable, whyNotFile } from '../imports/index.ts'
import { useImport, useTryImport } from './requests.ts'

const WIDTH = 760

/** A table from outside: chosen, tried out, then taken in. */
export function ImportDrawer({ register, onClose }: { readonly register: RegisterView; readonly onClose: () => void }) {
  const { t } = useTranslation('registers')
  const { problem } = useProblemText()
  const [file, setFile] = useState<File>()
  const [refusal, setRefusal] = useState<'wrongType' | 'tooLarge'>()
  const trying = useTryImport(register.code)
  const taking = useImport(register.code)
  const begin = (chosen: File | undefined): void => {
    if (!chosen) return
    const why = whyNotFile(chosen)
    setRefusal(why)
    taking.reset()
    trying.reset()
    if (why !== undefined) return
    setFile(chosen)
    trying.mutate(chosen)
  }
  const again = (): void => {
    setFile(undefined)
    trying.reset()
    taking.reset()
  }
  const failure = trying.error ?? taking.error
  const isChoosing = !trying.data && !trying.isPending
  const changes = (trying.data?.added ?? 0) + (trying.data?.changed ?? 0)
  return (
    <Drawer open size={WIDTH} title={t('import.title')} onClose={onClose} mask={{ closable: false }} footer={(
      <div className="rg-footer">
        {taking.data
          ? <Button type="primary" onClick={onClose}>{t('import.close')}</Button>
          : (
            <>
              <Button onClick={trying.data ? again : onClose}>{trying.data ? t('import.choose') : t('common:cancel')}</Button>
              {trying.data && file && <Button type="primary" disabled={changes === 0} loading={taking.isPending} onClick={() => taking.mutate(file)}>{t('import.go', { count: changes })}</Button>}
            </>
          )}
      </div>
    )}>
      {isChoosing && <><p className="hy-prose hy-quiet">{t('import.intro')}</p><FileDrop onFile={begin} /></>}
      {trying.isPending && <><p role="status" className="hy-quiet">{t('import.sending')}</p><LoadingState rows={4} /></>}
      <div role="alert" className="rg-problem">
        {refusal && <Alert type="error" showIcon title={t(`import.${refusal}`)} />}
        {!refusal && failure && <Alert type="error" showIcon title={problem(failure).title} {...(problem(failure).hint === undefined ? {} : { description: problem(failure).hint })} />}
      </div>
      {taking.data ? <Taken result={taking.data} fileName={file?.name ?? ''} /> : trying.data && <Tried register={register} result={trying.data} fileName={file?.name ?? ''} />}
    </Drawer>
  )
}

interface ResultProps { readonly result: RegisterImport; readonly fileName: string }

/** What would happen: counts, columns, problems by row. */
function Tried({ register, result, fileName }: ResultProps & { readonly register: RegisterView }) {
  const { t } = useTranslation('registers')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const hasChanges = result.added + result.changed > 0
  return (
    <div className="im-check">
      <div><h2 ref={heading} tabIndex={-1}>{t('import.result')}</h2><p className="hy-quiet rg-file">{fileName}</p></div>
      <Counts result={result} />
      {result.rejected === 0
        ? hasChanges && <p className="im-good"><CheckCircleOutlined aria-hidden /> {t('import.allGood')}</p>
        : hasChanges && <Alert type="info" showIcon title={t('import.skip')} />}
      {!hasChanges && <Alert type="warning" showIcon title={t('import.nothing')} {...(result.rejected > 0 ? { description: t('import.nothingHint') } : {})} />}
      <ProblemTable problems={result.problems} fileName={fileName} />
      <Matched register={register} columns={result.columns} />
    </div>
  )
}

const COUNTS = ['added', 'changed', 'unchanged', 'rejected'] as const
/** The imports' style sheet gives these kinds their colours. */
const KINDS = { added: 'wouldCreate', changed: 'wouldCreate', unchanged: 'unchanged', rejected: 'errors' } as const

function Counts({ result }: { readonly result: RegisterImport }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  return <dl className="im-counts">{COUNTS.map((key) => <div key={key} data-kind={KINDS[key]} data-none={result[key] === 0}><dt>{t(`import.${key}`)}</dt><dd>{format.number(result[key])}</dd></div>)}</dl>
}

function Matched({ register, columns }: { readonly register: RegisterView; readonly columns: RegisterImport['columns'] }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  const nameOf = (key: string | null): string => {
    if (key === null) return t('import.notTaken')
    const column = register.columns.find((each) => each.key === key)
    return key === 'key' ? t('rows.key') : column ? labelOf(column.label) : key
  }
  return (
    <section className="rg-matched" aria-labelledby="rg-matched">
      <h3 id="rg-matched">{t('import.matched')}</h3>
      <div className="im-scroll" tabIndex={0} role="group" aria-labelledby="rg-matched">
        <table className="im-table">
          <thead><tr><th scope="col">{t('import.header')}</th><th scope="col">{t('import.goesTo')}</th></tr></thead>
          <tbody>{columns.map(({ header, column }, index) => <tr key={index}><td>{header}</td><td className={column === null ? 'hy-quiet' : undefined}>{nameOf(column)}</td></tr>)}</tbody>
        </table>
      </div>
    </section>
  )
}

function Taken({ result, fileName }: ResultProps) {
  const { t } = useTranslation('registers')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="im-check">
      <h2 ref={heading} tabIndex={-1}>{t('import.doneTitle')}</h2>
      <p className="im-good"><CheckCircleOutlined aria-hidden /> {t('import.done', { added: result.added, changed: result.changed })}</p>
      {result.rejected > 0 && <p>{t('import.doneRejected', { count: result.rejected })}</p>}
      <ProblemTable problems={result.problems} fileName={fileName} />
    </div>
  )
}
