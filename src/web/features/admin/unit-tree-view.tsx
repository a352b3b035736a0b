import { ArrowDownOutlined, ArrowUpOutlined, CaretDownOutlined, CaretRightOutlined, EditOutlined, PlusOutlined, StopOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitView } from '../../../contract/directory.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { useChangeUnit } from './requests.ts'
import { moveAmongSiblings, type UnitNode } from './unit-tree.ts'

/** What the person wants to do with the tree. */
export type UnitWish = { readonly kind: 'add'; readonly below: UnitView | null } | { readonly kind: 'edit'; readonly code: string }

interface Props {
  readonly nodes: readonly UnitNode[]
  readonly units: readonly UnitView[]
  readonly onWish: (wish: UnitWish) => void
}

/** Lists within lists, so that a screen reader tells how deep one is. */
export function UnitTree({ nodes, units, onWish }: Props) {
  return <ul className="ad-tree">{nodes.map((node) => <Branch key={node.unit.code} node={node} units={units} onWish={onWish} />)}</ul>
}

function Branch({ node, units, onWish }: { readonly node: UnitNode } & Omit<Props, 'nodes'>) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const [isOpen, setIsOpen] = useState(true)
  const { unit, children } = node
  const name = labelOf(unit.name)
  return (
    <li>
      <div className="ad-branch" data-closed={unit.closed}>
        {children.length > 0
          ? <Button type="text" size="small" aria-expanded={isOpen} aria-label={t(isOpen ? 'units.collapse' : 'units.expand', { name })} icon={isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />} onClick={() => setIsOpen(!isOpen)} />
          : <span className="ad-leaf" aria-hidden />}
        <span className="ad-unit">
          <b>{name}</b> {unit.closed && <ToneTag icon={<StopOutlined />}>{t('closed')}</ToneTag>}
          <span className="ad-facts"><span className="ad-code">{unit.code}</span><span>{t('units.members', { count: unit.members })}</span><span>{unit.head === null ? t('units.noHead') : t('units.head', { name: unit.head })}</span></span>
        </span>
        <BranchTools unit={unit} units={units} name={name} onWish={onWish} />
      </div>
      {isOpen && children.length > 0 && <UnitTree nodes={children} units={units} onWish={onWish} />}
    </li>
  )
}

function BranchTools({ unit, units, name, onWish }: { readonly unit: UnitView; readonly name: string } & Omit<Props, 'nodes'>) {
  const { t } = useTranslation('admin')
  const { message } = App.useApp()
  const { problem } = useProblemText()
  const changing = useChangeUnit()
  const move = async (by: -1 | 1): Promise<void> => {
    try {
      for (const placing of moveAmongSiblings(units, unit.code, by)) await changing.mutateAsync(placing)
      message.success(t('units.moved', { name }))
    } catch (error) {
      message.error(problem(error).title)
    }
  }
  const mayMove = (by: -1 | 1): boolean => !changing.isPending && moveAmongSiblings(units, unit.code, by).length > 0
  return (
    <span className="ad-tools">
      <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={t('units.moveUp', { name })} title={t('units.moveUp', { name })} disabled={!mayMove(-1)} onClick={() => void move(-1)} />
      <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label={t('units.moveDown', { name })} title={t('units.moveDown', { name })} disabled={!mayMove(1)} onClick={() => void move(1)} />
      <Button type="text" size="small" icon={<PlusOutlined />} aria-label={t('units.addBelowOf', { name })} title={t('units.addBelowOf', { name })} disabled={unit.closed} onClick={() => onWish({ kind: 'add', below: unit })} />
      <Button type="text" size="small" icon={<EditOutlined />} aria-label={t('editOf', { name })} title={t('editOf', { name })} onClick={() => onWish({ kind: 'edit', code: unit.code })} />
    </span>
  )
}
