import { ImportOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterView } from '../../../contract/registers.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { useMay } from '../session/index.ts'
import { useRegisters } from '../tickets/index.ts'
import { DefineRegister } from './define-register.tsx'
import { ImportDrawer } from './import-drawer.tsx'
import { AddRowDrawer, RowDrawer } from './row-drawer.tsx'
import { RowList } from './row-list.tsx'
import { texts } from './texts.ts'
import { UsedBy } from './used-by.tsx'
import './registers.css'

registerTexts('registers', texts)

/** One register: its rows, and everything that is done to them. */
export function RegisterPage() {
  const { t } = useTranslation('registers')
  const { code } = useParams({ from: '/staff/admin/registers/$code' })
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useRegisters()
  const register = data?.find((each) => each.code === code)
  const back = { onBack: () => void navigate({ to: '/admin/registers' }), backLabel: t('back') }
  if (register) return <Register key={code} register={register} back={back} />
  return (
    <div className="hy-page">
      <PageHeader title={t('list.title')} {...back} />
      <Section>{isPending ? <LoadingState /> : error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <EmptyState title={t('rows.notFound')} hint={t('rows.notFoundHint')} action={<Button onClick={back.onBack}>{t('back')}</Button>} />}</Section>
    </div>
  )
}

type Doing = 'adding' | 'defining' | 'importing'

function Register({ register, back }: { readonly register: RegisterView; readonly back: { readonly onBack: () => void; readonly backLabel: string } }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  const navigate = useNavigate()
  const mayManage = useMay()('registers.manage')
  const { row } = useSearch({ from: '/staff/admin/registers/$code' })
  const [doing, setDoing] = useState<Doing>()
  const { code } = register
  const close = (): void => setDoing(undefined)
  const open = (key: string | undefined): void => void navigate({ to: '/admin/registers/$code', params: { code }, search: key === undefined ? {} : { row: key }, replace: true })
  const buttons = {
    add: <Button type="primary" icon={<PlusOutlined />} onClick={() => setDoing('adding')}>{t('rows.add')}</Button>,
    take: <Button icon={<ImportOutlined />} onClick={() => setDoing('importing')}>{t('import.title')}</Button>,
  }
  return (
    <div className="hy-page">
      <PageHeader
        title={labelOf(register.name)} {...back}
        subtitle={<div className="rg-facts"><code className="rg-code">{code}</code><span>{t('columnCount', { count: register.columns.length })}</span><span>{t('usedByMark')}<UsedBy register={register} /></span></div>}
        {...(mayManage ? { extra: <><Button icon={<SettingOutlined />} onClick={() => setDoing('defining')}>{t('define.edit')}</Button>{buttons.take}{buttons.add}</> } : {})}
      />
      <Section><RowList register={register} onOpen={open} {...(mayManage ? { fill: <>{buttons.take}{buttons.add}</> } : {})} /></Section>
      {row !== undefined && <RowDrawer register={register} rowKey={row} mayManage={mayManage} onClose={() => open(undefined)} />}
      {doing === 'adding' && <AddRowDrawer register={register} onClose={close} />}
      {doing === 'defining' && <DefineRegister register={register} onClose={close} />}
      {doing === 'importing' && <ImportDrawer register={register} onClose={close} />}
    </div>
  )
}
