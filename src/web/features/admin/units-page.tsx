import { ApartmentOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { useUnits } from '../tickets/index.ts'
import { texts } from './texts.ts'
import { AddUnit, EditUnit } from './unit-editors.tsx'
import { growTree } from './unit-tree.ts'
import { UnitTree, type UnitWish } from './unit-tree-view.tsx'
import './admin.css'

registerTexts('admin', texts)

/** The organisation as a tree. */
export function UnitsPage() {
  const { t } = useTranslation('admin')
  const { data, error, isPending, refetch } = useUnits()
  const [wish, setWish] = useState<UnitWish>()
  const [showsClosed, setShowsClosed] = useState(false)
  const add = <Button type="primary" icon={<PlusOutlined />} onClick={() => setWish({ kind: 'add', below: null })}>{t('units.add')}</Button>
  const hasClosed = data?.some(({ closed }) => closed) === true
  const close = (): void => setWish(undefined)
  const edited = wish?.kind === 'edit' ? data?.find(({ code }) => code === wish.code) : undefined
  return (
    <div className="hy-page ad-page">
      <PageHeader title={t('units.title')} subtitle={t('units.intro')} extra={<>{hasClosed && <Checkbox className="ad-show" checked={showsClosed} onChange={(event) => setShowsClosed(event.target.checked)}>{t('showClosed')}</Checkbox>}{add}</>} />
      <Section>
        {isPending ? <LoadingState />
          : error ? <ProblemView error={error} onRetry={() => void refetch()} />
            : data.length === 0 ? <EmptyState icon={<ApartmentOutlined />} title={t('units.empty')} hint={t('units.emptyHint')} action={add} />
              : <UnitTree nodes={growTree(showsClosed ? data : data.filter(({ closed }) => !closed))} units={data} onWish={setWish} />}
      </Section>
      {wish?.kind === 'add' && <AddUnit below={wish.below} units={data ?? []} onClose={close} />}
      {edited && <EditUnit unit={edited} units={data ?? []} onClose={close} />}
    </div>
  )
}
