import { DatabaseOutlined, PlusOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterView } from '../../../contract/registers.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { useMay } from '../session/index.ts'
import { useRegisters } from '../tickets/index.ts'
import { DefineRegister } from './define-register.tsx'
import { texts } from './texts.ts'
import { UsedBy } from './used-by.tsx'
import './registers.css'

registerTexts('registers', texts)

/** The organisation's own tables that procedures look into. */
export function RegistersPage() {
  const { t } = useTranslation('registers')
  const mayManage = useMay()('registers.manage')
  const [isAdding, setIsAdding] = useState(false)
  const add = mayManage && <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>{t('define.add')}</Button>
  return (
    <div className="hy-page">
      <PageHeader title={t('list.title')} subtitle={t('list.intro')} {...(add ? { extra: add } : {})} />
      <Section><RegisterList add={add} /></Section>
      {isAdding && <DefineRegister register={undefined} onClose={() => setIsAdding(false)} />}
    </div>
  )
}

function RegisterList({ add }: { readonly add: ReactNode }) {
  const { t } = useTranslation('registers')
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useRegisters()
  if (isPending) return <LoadingState />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <EmptyState icon={<DatabaseOutlined />} title={t('list.empty')} hint={t('list.emptyHint')} action={add} />
  const columns: readonly Column<RegisterView>[] = [
    { key: 'name', title: t('list.name'), render: (register) => <RegisterLink register={register} /> },
    { key: 'code', title: t('code'), render: ({ code }) => <code className="rg-code">{code}</code> },
    { key: 'columns', title: t('columns'), render: (register) => <div className="rg-wide"><ColumnNames register={register} /></div> },
    { key: 'usedBy', title: t('usedBy'), render: (register) => <div className="rg-wide"><UsedBy register={register} /></div> },
  ]
  return (
    <DataList
      label={t('list.title')} rows={data} rowKey={({ code }) => code} columns={columns} onOpen={({ code }) => void navigate({ to: '/admin/registers/$code', params: { code } })}
      card={(register) => <div><div className="hy-row"><RegisterLink register={register} /><code className="rg-code hy-quiet">{register.code}</code></div><p><ColumnNames register={register} /></p><p className="hy-quiet">{t('usedByMark')}<UsedBy register={register} /></p></div>}
    />
  )
}

function RegisterLink({ register }: { readonly register: RegisterView }) {
  return <Link className="rg-name" to="/admin/registers/$code" params={{ code: register.code }}>{useLabel()(register.name)}</Link>
}

function ColumnNames({ register: { columns } }: { readonly register: RegisterView }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  return <>{columns.length === 0 ? <span className="hy-quiet">{t('columnCount', { count: 0 })}</span> : columns.map((column) => labelOf(column.label)).join(t('mark'))}</>
}
