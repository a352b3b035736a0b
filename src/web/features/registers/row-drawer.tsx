import { Alert, App, Button, Drawer } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterRow, RegisterView } from '../../../contract/registers.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { LoadingState } from '../../ui/page.tsx'
import { useRegisterRow } from '../tickets/index.ts'
import { CellText, useNames } from './cell-text.tsx'
import { usePutRow, useTakeRow } from './requests.ts'
import { RowForm } from './row-form.tsx'
import { RowHistory } from './row-history.tsx'

const WIDTH = 640

/** A new row: its key and its cells. */
export function AddRowDrawer({ register, onClose }: { readonly register: RegisterView; readonly onClose: () => void }) {
  const { t } = useTranslation('registers')
  const id = useId()
  return (
    <Drawer open size={WIDTH} title={t('row.add')} onClose={onClose} mask={{ closable: false }} footer={<Footer form={id} word={t('row.create')} onClose={onClose} />}>
      <RowForm id={id} register={register} onDone={onClose} />
    </Drawer>
  )
}

interface Props {
  readonly register: RegisterView
  readonly rowKey: string
  readonly mayManage: boolean
  readonly onClose: () => void
}

/** A row with all that became of it; those who may change it do so here. */
export function RowDrawer({ register, rowKey, mayManage, onClose }: Props) {
  const { t } = useTranslation('registers')
  const id = useId()
  const { data, error, isPending, refetch } = useRegisterRow(register.code, rowKey)
  const isEdited = mayManage && data !== undefined && !data.gone
  return (
    <Drawer
      open size={WIDTH} title={t(isEdited ? 'row.edit' : 'row.read', { key: rowKey })} onClose={onClose} mask={{ closable: !mayManage }}
      {...(isEdited ? { footer: <Footer form={id} word={t('row.save')} onClose={onClose} />, extra: <TakeOut register={register} row={data} /> } : {})}
    >
      {isPending ? <LoadingState /> : error ? <ProblemView error={error} onRetry={() => void refetch()} /> : (
        <>
          {isEdited
            ? <RowForm id={id} register={register} row={data} onDone={onClose} />
            : <ReadRow register={register} row={data} mayManage={mayManage} />}
          <RowHistory register={register} rowKey={rowKey} />
        </>
      )}
    </Drawer>
  )
}

function Footer({ form, word, onClose }: { readonly form: string; readonly word: string; readonly onClose: () => void }) {
  const { t } = useTranslation('common')
  return <div className="rg-footer"><Button onClick={onClose}>{t('cancel')}</Button><Button type="primary" htmlType="submit" form={form}>{word}</Button></div>
}

function ReadRow({ register, row, mayManage }: { readonly register: RegisterView; readonly row: RegisterRow; readonly mayManage: boolean }) {
  const { t } = useTranslation('registers')
  const labelOf = useLabel()
  const names = useNames(register.columns, [row.cells])
  return (
    <>
      {row.gone && <Alert type="info" showIcon title={t('row.isGone')} {...(mayManage ? { action: <BringBack register={register} row={row} /> } : {})} />}
      <dl className="rg-cells rg-read">{register.columns.map((column) => <div key={column.key}><dt>{labelOf(column.label)}</dt><dd><CellText column={column} cell={row.cells[column.key]} names={names} /></dd></div>)}</dl>
    </>
  )
}

interface RowProps { readonly register: RegisterView; readonly row: RegisterRow }

function TakeOut({ register, row: { key, version } }: RowProps) {
  const { t } = useTranslation('registers')
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const taking = useTakeRow(register.code)
  const take = async (): Promise<void> => {
    try {
      await taking.mutateAsync({ key, version })
      message.success(t('row.taken', { key }))
    } catch (error) {
      message.error(problem(error).title)
    }
  }
  const ask = (): void => void modal.confirm({ title: t('row.takeAsk', { key }), content: t('row.takeHint'), okText: t('row.take'), okButtonProps: { danger: true }, cancelText: t('common:cancel'), onOk: take })
  return <Button danger loading={taking.isPending} onClick={ask}>{t('row.take')}</Button>
}

function BringBack({ register, row: { key, version, cells } }: RowProps) {
  const { t } = useTranslation('registers')
  const { message } = App.useApp()
  const { problem } = useProblemText()
  const putting = usePutRow(register.code)
  const known = Object.fromEntries(Object.entries(cells).filter(([column]) => register.columns.some((each) => each.key === column)))
  const bring = async (): Promise<void> => {
    try {
      await putting.mutateAsync({ key, version, cells: known })
      message.success(t('row.backNow', { key }))
    } catch (error) {
      message.error(problem(error).title)
    }
  }
  return <Button loading={putting.isPending} onClick={() => void bring()}>{t('row.back')}</Button>
}
