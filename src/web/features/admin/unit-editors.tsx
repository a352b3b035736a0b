import { App, Button, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { UnitView } from '../../../contract/directory.ts'
import type { Label } from '../../../contract/shared.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'
import { EditorModal } from './editor-modal.tsx'
import { fillLabel } from './form-problems.ts'
import { CodeField, NameFields } from './name-fields.tsx'
import { useAddUnit, useChangeUnit } from './requests.ts'
import { codesBelow, flattenTree, growTree } from './unit-tree.ts'

interface UnitValues {
  readonly code: string
  readonly name: Label
  /** Empty for the top. */
  readonly parent: string
}

export function AddUnit({ below, units, onClose }: { readonly below: UnitView | null; readonly units: readonly UnitView[]; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const adding = useAddUnit()
  return (
    <EditorModal<UnitValues>
      title={below ? t('units.addBelowOf', { name: labelOf(below.name) }) : t('units.add')} okText={t('common:create')} initial={{ code: '', name: { zh: '', en: '' }, parent: below?.code ?? '' }} onClose={onClose}
      save={async ({ code, name, parent }) => await adding.mutateAsync({ code, name: fillLabel(name), parent: parent || null })}
    >
      <NameFields autoFocus />
      <CodeField />
      <ParentField units={units.filter(({ closed }) => !closed)} />
    </EditorModal>
  )
}

export function EditUnit({ unit, units, onClose }: { readonly unit: UnitView; readonly units: readonly UnitView[]; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const changing = useChangeUnit()
  const below = codesBelow(units, unit.code)
  return (
    <EditorModal<UnitValues>
      title={`${t('units.edit')} ${unit.code}`} initial={{ code: unit.code, name: unit.name, parent: unit.parent ?? '' }} version={unit.version} onClose={onClose}
      save={async ({ name, parent }) => await changing.mutateAsync({ code: unit.code, version: unit.version, name: fillLabel(name), parent: parent || null })}
    >
      <NameFields autoFocus />
      <ParentField units={units.filter(({ code, closed }) => !below.has(code) && (!closed || code === unit.parent))} />
      <CloseUnit unit={unit} onDone={onClose} />
    </EditorModal>
  )
}

function ParentField({ units }: { readonly units: readonly UnitView[] }) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const options = flattenTree(growTree(units)).map(({ unit, depth }) => ({ value: unit.code, label: `${'\u3000'.repeat(depth)}${labelOf(unit.name)}`, words: `${unit.name.zh} ${unit.name.en} ${unit.code}`.toLowerCase() }))
  return (
    <Form.Item name="parent" label={t('units.parent')}>
      <Select<string> showSearch={{ optionFilterProp: 'words' }} options={[{ value: '', label: t('units.top'), words: t('units.top') }, ...options]} />
    </Form.Item>
  )
}

function CloseUnit({ unit, onDone }: { readonly unit: UnitView; readonly onDone: () => void }) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const changing = useChangeUnit()
  const name = labelOf(unit.name)
  const set = async (closed: boolean): Promise<void> => {
    try {
      await changing.mutateAsync({ code: unit.code, version: unit.version, closed })
      message.success(t(closed ? 'units.closedNow' : 'units.reopenedNow', { name }))
      onDone()
    } catch (error) {
      message.error(problem(error).title)
    }
  }
  if (unit.closed) return <Button loading={changing.isPending} onClick={() => void set(false)}>{t('units.reopen')}</Button>
  return (
    <Button
      danger loading={changing.isPending}
      onClick={() => void modal.confirm({ title: t('units.closeAsk', { name }), content: t('units.closeHint'), okText: t('units.close'), okButtonProps: { danger: true }, cancelText: t('common:cancel'), onOk: () => set(true) })}
    >{t('units.close')}</Button>
  )
}
