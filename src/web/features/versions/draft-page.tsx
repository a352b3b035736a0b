import { UploadOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Input, Space } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { findingShape, type Finding } from '../../../contract/versions.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemError } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { raiseVersion } from './raise-version.ts'
import { useHandIn, useVersion, useVersions } from './requests.ts'
import { texts } from './texts.ts'
import { FindingList } from './version-words.tsx'
import './versions.css'

registerTexts('versions', texts)

const newestPublished = (versions: ReturnType<typeof useVersions>['data']): number | undefined => versions?.find((version) => version.publishedAt !== undefined)?.version

/** A new version as a text: pasted, chosen from a file, or the present one to begin from. */
export function DraftPage() {
  const { t } = useTranslation('versions')
  const { id } = useSearch({ from: '/staff/procedures/draft' })
  const navigate = useNavigate()
  const known = useVersions(id ?? '')
  const base = useVersion(id ?? '', id === undefined ? undefined : newestPublished(known.data))
  const goBack = (): void => void (id === undefined ? navigate({ to: '/procedures' }) : navigate({ to: '/procedures/$id/versions', params: { id } }))
  const isWaiting = id !== undefined && (known.isPending || (base.isPending && newestPublished(known.data) !== undefined))
  return (
    <div className="hy-page vn-page">
      <PageHeader title={t('draft.title')} subtitle={t('draft.intro')} onBack={goBack} backLabel={t('backToVersions')} />
      <Section>{isWaiting ? <LoadingState rows={10} /> : <DraftForm {...(base.data ? { base: { source: base.data.source, version: base.data.version } } : {})} />}</Section>
    </div>
  )
}

/** The findings of a refusal; anything else has its own words. */
function findingsOf(error: unknown): readonly Finding[] {
  return error instanceof ProblemError ? z.object({ findings: z.array(findingShape) }).safeParse(error.details).data?.findings ?? [] : []
}

function DraftForm({ base }: { readonly base?: { readonly source: string; readonly version: number } }) {
  const { t } = useTranslation('versions')
  const navigate = useNavigate()
  const { problem } = useProblemText()
  const file = useRef<HTMLInputElement>(null)
  const [source, setSource] = useState(base ? raiseVersion(base.source, base.version) : '')
  const handingIn = useHandIn()
  const findings = findingsOf(handingIn.error)
  const send = (): void => handingIn.mutate(source, { onSuccess: ({ procedure, version }) => void navigate({ to: '/procedures/$id/versions/$version', params: { id: procedure, version: String(version) } }) })
  return (
    <form
      className="vn-draft" onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {base && <p className="hy-quiet">{t('draft.start', { version: base.version })}</p>}
      <label htmlFor="vn-text">{t('draft.label')}</label>
      <Input.TextArea id="vn-text" className="vn-text" spellCheck={false} autoSize={{ minRows: 14, maxRows: 32 }} value={source} onChange={(event) => setSource(event.target.value)} />
      <input ref={file} hidden type="file" accept=".yaml,.yml,text/yaml" onChange={(event) => void event.target.files?.[0]?.text().then(setSource)} />
      <p className="hy-quiet">{t('draft.replaces')}</p>
      <div role="alert">
        {handingIn.error && <Alert type="error" showIcon title={findings.length > 0 ? t('draft.wrong', { count: findings.length }) : problem(handingIn.error).title} {...(findings.length > 0 ? { description: <FindingList findings={findings} /> } : {})} />}
      </div>
      <Space wrap>
        <Button type="primary" htmlType="submit" disabled={source.trim() === ''} loading={handingIn.isPending}>{t('draft.send')}</Button>
        <Button icon={<UploadOutlined />} onClick={() => file.current?.click()}>{t('draft.choose')}</Button>
        <span role="status" className="hy-quiet">{handingIn.isPending ? t('draft.sending') : ''}</span>
      </Space>
    </form>
  )
}
