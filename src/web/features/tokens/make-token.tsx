import { Alert, Button, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../client/problem-text.ts'
import { useMakeToken } from './requests.ts'
import { ShownOnce } from './shown-once.tsx'
import { expiryAfter } from './token-state.ts'

interface Wish {
  readonly name: string
  /** Days; 0 means without end. */
  readonly days: number
}

const LIFETIMES = [30, 90, 365, 0] as const

/** First the purpose and the lifetime, then the secret, once. */
export function MakeToken({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('tokens')
  const { problem } = useProblemText()
  const [form] = Form.useForm<Wish>()
  const making = useMakeToken()
  const make = ({ name, days }: Wish): void => making.mutate({ name: name.trim(), expiresAt: expiryAfter(days === 0 ? null : days, Date.now()) })
  if (making.data) {
    return (
      <Modal open title={t('secretTitle')} mask={{ closable: false }} keyboard={false} closable={false} footer={<Button onClick={onClose}>{t('saved')}</Button>}>
        <p>{t('secretHint')}</p>
        <ShownOnce label={t('secretLabel')} secret={making.data.secret} />
        <p className="hy-quiet">{t('usage')}</p>
        <pre className="to-usage" tabIndex={0}>Authorization: Bearer {making.data.secret}</pre>
      </Modal>
    )
  }
  return (
    <Modal open title={t('make')} okText={t('make')} cancelText={t('common:cancel')} confirmLoading={making.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form<Wish> form={form} layout="vertical" requiredMark={false} initialValues={{ days: 90 }} onFinish={make}>
        <Form.Item name="name" label={t('name')} extra={t('nameHint')} rules={[{ required: true, whitespace: true, message: t('nameNeeded') }]}>
          <Input maxLength={100} autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="days" label={t('lifetime')}>
          <Select options={LIFETIMES.map((days) => ({ value: days, label: days === 0 ? t('never') : t('days', { count: days }) }))} />
        </Form.Item>
        {making.error && <Alert type="error" showIcon title={problem(making.error).title} description={problem(making.error).hint} />}
      </Form>
    </Modal>
  )
}
