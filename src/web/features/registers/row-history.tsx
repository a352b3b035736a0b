import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RegisterChange, RegisterView } from '../../../contract/registers.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Moment, useLabel } from '../../ui/locale.tsx'
import { LoadingState } from '../../ui/page.tsx'
import { ToneTag, type Tone } from '../../ui/tags.tsx'
import { useCellText, useNames, type Names } from './cell-text.tsx'
import { useRowChanges } from './requests.ts'
import { differences, type Cells } from './row-values.ts'

type Kind = 'added' | 'changed' | 'taken' | 'restored'
const TONES: Readonly<Record<Kind, Tone>> = { added: 'good', changed: 'info', taken: 'warn', restored: 'good' }

/** What became of a row, newest first: by whom, when, before and after. */
export function RowHistory({ register, rowKey }: { readonly register: RegisterView; readonly rowKey: string }) {
  const { t } = useTranslation('registers')
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useRowChanges(register.code, rowKey)
  const changes = data?.pages.flatMap(({ items }) => items) ?? []
  const names = useNames(register.columns, changes.flatMap(({ before, after }) => [before ?? {}, after ?? {}]))
  // The first of all added the row; a later one from nothing brought it back.
  const kindOf = ({ before, after }: RegisterChange, index: number): Kind => (after === null ? 'taken' : before !== null ? 'changed' : index === changes.length - 1 && !hasNextPage ? 'added' : 'restored')
  return (
    <section className="rg-history" aria-labelledby="rg-history-title">
      <h2 id="rg-history-title">{t('history.title')}</h2>
      {isPending ? <LoadingState rows={3} /> : error ? <ProblemView error={error} onRetry={() => void refetch()} /> : changes.length === 0 ? <p className="hy-quiet">{t('history.none')}</p> : (
        <ol>{changes.map((change, index) => <li key={change.id}><Change register={register} change={change} kind={kindOf(change, index)} names={names} /></li>)}</ol>
      )}
      {hasNextPage && <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('common:more')}</Button>}
    </section>
  )
}

function Change({ register, change, kind, names }: { readonly register: RegisterView; readonly change: RegisterChange; readonly kind: Kind; readonly names: Names }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  return (
    <>
      <p className="rg-change-head"><ToneTag tone={TONES[kind]}>{t(`history.${kind}`)}</ToneTag><span>{labelOf(change.by.name)}</span><span className="hy-quiet"><Moment at={change.at} /></span></p>
      {kind !== 'taken' && <Changed register={register} before={change.before ?? {}} after={change.after ?? {}} showsBefore={kind === 'changed'} names={names} />}
    </>
  )
}

function Changed({ register, before, after, showsBefore, names }: { readonly register: RegisterView; readonly before: Cells; readonly after: Cells; readonly showsBefore: boolean; readonly names: Names }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  const textOf = useCellText(names)
  return (
    <dl className="rg-changes">
      {differences(register.columns, before, after).map((key) => {
        const column = register.columns.find((each) => each.key === key)
        const [was, now] = [textOf(column, before[key]), textOf(column, after[key])]
        return (
          <div key={key}>
            <dt>{column ? labelOf(column.label) : <code className="rg-code">{key}</code>}</dt>
            <dd>
              {showsBefore && <><span className="hy-hidden">{t('history.from')} </span><del>{was ?? t('history.nothing')}</del> <span aria-hidden>→</span> <span className="hy-hidden">{t('history.to')} </span></>}
              <span>{now ?? t('history.nothing')}</span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
