import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { App as AntdApp, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { Popup } from '../../ui/popup.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { readFilters, type Filters } from './filters.ts'
import { useRemoveView, useSaveView, useViews } from './list-requests.ts'

interface SavedViewsProps { readonly filters: Filters; readonly onChoose: (filters: Filters) => void }

/** Filters under a name, for oneself or for everybody. */
export function SavedViews({ filters, onChoose }: SavedViewsProps) {
  const { t } = useTranslation('tickets')
  const content = (close: () => void) => (
    <div className="tk-views">
      <ViewList onChoose={(next) => {
        onChoose(next)
        close()
      }} />
      <SaveView filters={filters} />
    </div>
  )
  return <Popup title={t('list.views')} content={content}><Button icon={<StarOutlined />}>{t('list.views')}</Button></Popup>
}

const asTexts = (query: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([key, value]) => (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? [[key, String(value)]] : [])))

function ViewList({ onChoose }: { readonly onChoose: (filters: Filters) => void }) {
  const { t } = useTranslation('tickets')
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const { data = [], error, refetch } = useViews()
  const remove = useRemoveView()
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <p className="hy-quiet">{t('list.noViews')}</p>
  return (
    <ul>
      {data.map((view) => (
        <li key={view.id}>
          <Button type="link" onClick={() => onChoose(readFilters(asTexts(view.query)))}>{view.name}</Button>
          {view.shared && <ToneTag>{t('list.shared')}</ToneTag>}
          {view.mine && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('list.removeView', { name: view.name })}
            onClick={() => remove.mutate(view.id, { onSuccess: () => void message.success(t('list.viewRemoved')), onError: (fault) => void message.error(problem(fault).title) })} />}
        </li>
      ))}
    </ul>
  )
}

function SaveView({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation('tickets')
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useSaveView()
  return (
    <form className="tk-save-view" onSubmit={(event) => {
      event.preventDefault()
      if (name.trim() === '') return
      save.mutate({ name: name.trim(), query: { ...filters }, shared }, {
        onSuccess: () => {
          setName('')
          void message.success(t('list.viewSaved'))
        },
        onError: (error) => void message.error(problem(error).title),
      })
    }}>
      <Input value={name} maxLength={60} aria-label={t('list.viewName')} placeholder={t('list.viewName')} onChange={(event) => setName(event.target.value)} />
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>{t('list.shareView')}</Checkbox>
      <Button htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>{t('list.saveView')}</Button>
    </form>
  )
}
