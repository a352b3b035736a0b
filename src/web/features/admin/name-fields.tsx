import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { CODE_PATTERN, proposeCode } from './form-problems.ts'

/** The two names of something; one of them is enough. */
export function NameFields({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const { t } = useTranslation('admin')
  return (
    <div className="ad-pair">
      <Form.Item name={['name', 'zh']} label={t('nameZh')} dependencies={[['name', 'en']]} rules={[({ getFieldValue }) => ({
        validator: (_rule, value: unknown) => (isSaid(value) || isSaid(getFieldValue(['name', 'en'])) ? Promise.resolve() : Promise.reject(new Error(t('nameNeeded')))),
      })]}>
        <Input maxLength={100} autoFocus={autoFocus} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('nameEn')} extra={t('nameEnHint')}><Input maxLength={100} autoComplete="off" /></Form.Item>
    </div>
  )
}

/** The code of something new, proposed from its English name until somebody writes their own. */
export function CodeField() {
  const { t } = useTranslation('admin')
  const form = Form.useFormInstance()
  const english: unknown = Form.useWatch(['name', 'en'], form)
  const proposal = typeof english === 'string' ? proposeCode(english) : ''
  return (
    <Form.Item name="code" label={t('code')} extra={t('codeHint')} rules={[{ required: true, message: t('required') }, { pattern: CODE_PATTERN, message: t('codeWrong') }]}>
      <Input maxLength={60} autoComplete="off" spellCheck={false} placeholder={proposal} className="ad-code" onFocus={() => {
        if (!form.isFieldTouched('code') && proposal !== '' && !isSaid(form.getFieldValue('code'))) form.setFieldValue('code', proposal)
      }} />
    </Form.Item>
  )
}

function isSaid(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}
