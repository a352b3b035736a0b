import { Alert, App, Button, Checkbox, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignatureRole, VersionView } from '../../../contract/versions.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'
import { useActOnVersion, useSign } from './requests.ts'
import { Signatures } from './versions-page.tsx'

/** The names under a version, and what the person may do about it now. */
export function SignPanel({ version, onGone }: { readonly version: VersionView; readonly onGone: () => void }) {
  const { t } = useTranslation('versions')
  const { may } = version
  return (
    <div className="vn-sign">
      {version.state === 'draft' && <p className="hy-quiet">{t('signing.order')}</p>}
      <Signatures version={version} />
      {may.sign.map((role) => <SignForm key={role} version={version} role={role} />)}
      <Acts version={version} onGone={onGone} />
    </div>
  )
}

function SignForm({ version, role }: { readonly version: VersionView; readonly role: SignatureRole }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  const { message } = App.useApp()
  const { problem } = useProblemText()
  const [accepted, setAccepted] = useState<readonly string[]>([])
  const signing = useSign(version)
  // Each code once: what it says at its first place stands for all.
  const warnings = role === 'reviewed' ? version.findings.filter((finding, index) => version.findings.findIndex((other) => other.code === finding.code) === index) : []
  const toggle = (code: string, isOn: boolean): void => setAccepted(isOn ? [...accepted, code] : accepted.filter((other) => other !== code))
  const name = t(`role.${role}`)
  return (
    <form
      className="vn-sign-form" onSubmit={(event) => {
        event.preventDefault()
        signing.mutate({ role, hash: version.hash, accepted }, { onSuccess: () => void message.success(t('signing.signed', { role: name })) })
      }}
    >
      {warnings.length > 0 && (
        <fieldset>
          <legend>{t('signing.accept')}</legend>
          {warnings.map(({ code, message: text }) => (
            <Checkbox key={code} checked={accepted.includes(code)} onChange={(event) => toggle(code, event.target.checked)}>{t('signing.acceptOne', { code })}<span className="hy-quiet">{t('from')}{labelOf(text)}</span></Checkbox>
          ))}
        </fieldset>
      )}
      <div role="alert">{signing.error && <Alert type="error" showIcon title={problem(signing.error).title} />}</div>
      <Button type="primary" htmlType="submit" loading={signing.isPending} disabled={warnings.some(({ code }) => !accepted.includes(code))}>{t('signing.sign', { role: name })}</Button>
    </form>
  )
}

function Acts({ version, onGone }: { readonly version: VersionView; readonly onGone: () => void }) {
  const { t } = useTranslation('versions')
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const acting = useActOnVersion(version)
  const { may } = version
  const ask = (act: 'publish' | 'withdraw' | 'discard', done: string): void => void modal.confirm({
    title: t(`signing.${act}Ask`, { version: version.version }), content: t(`signing.${act}Hint`), okText: t(`signing.${act}`), cancelText: t('signing.keep'), okButtonProps: { danger: act !== 'publish' },
    onOk: async () => {
      try {
        await acting.mutateAsync(act)
        message.success(done)
        if (act === 'discard') onGone()
      } catch (error) {
        message.error(problem(error).title)
      }
    },
  })
  if (!may.publish && !may.withdraw && !may.discard) return null
  return (
    <Space wrap className="vn-acts">
      {may.publish && <Button type="primary" loading={acting.isPending} onClick={() => ask('publish', t('signing.published', { version: version.version }))}>{t('signing.publish')}</Button>}
      {may.withdraw && <Button danger loading={acting.isPending} onClick={() => ask('withdraw', t('signing.withdrawn'))}>{t('signing.withdraw')}</Button>}
      {may.discard && <Button danger loading={acting.isPending} onClick={() => ask('discard', t('signing.discarded'))}>{t('signing.discard')}</Button>}
    </Space>
  )
}
