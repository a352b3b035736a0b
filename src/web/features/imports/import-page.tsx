import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Steps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DryRun, ImportUpload, Mapping } from '../../../contract/imports.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { CheckStep } from './check-step.tsx'
import { ImportStatus } from './import-status.tsx'
import { MapStep } from './map-step.tsx'
import { readProposal, type MappingDraft } from './mapping-draft.ts'
import { useImport, useRememberedUpload } from './requests.ts'
import { RunStep } from './run-step.tsx'
import { texts } from './texts.ts'
import { UploadStep } from './upload-step.tsx'
import './imports.css'

registerTexts('imports', texts)

/** One import from the file to the tickets; `/imports/new` is the one that has no file yet. */
export function ImportPage() {
  const { t } = useTranslation('imports')
  const { id } = useParams({ from: '/staff/imports/$id' })
  if (id !== 'new') return <ExistingImport key={id} id={Number(id)} />
  return (
    <div className="hy-page im-page">
      <Header title={t('begin')} step={0} />
      <Section><UploadStep /></Section>
    </div>
  )
}

function Header({ title, step, extra }: { readonly title: string; readonly step: 0 | 1 | 2 | 3 | 4; readonly extra?: React.ReactNode }) {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  return (
    <>
      <PageHeader title={title} onBack={() => void navigate({ to: '/imports' })} backLabel={t('run.back')} {...(extra === undefined ? {} : { extra })} />
      <Steps
        className="im-steps" current={step} size="small" responsive={false} {...(isPhone ? { titlePlacement: 'vertical' as const } : {})}
        items={(['upload', 'map', 'check', 'run'] as const).map((key) => ({ title: t(`steps.${key}`) }))}
      />
    </>
  )
}

function ExistingImport({ id }: { readonly id: number }) {
  const { t } = useTranslation('imports')
  const { data, error, isPending, refetch } = useImport(id)
  const upload = useRememberedUpload(id)
  if (!data) {
    return (
      <div className="hy-page im-page">
        <Header title={t('title')} step={1} />
        {isPending ? <LoadingState /> : <ProblemView error={error} onRetry={() => void refetch()} />}
      </div>
    )
  }
  if (data.status === 'ready') return upload ? <Prepare upload={upload} procedure={data.procedure} fileName={data.fileName} /> : <LostUpload fileName={data.fileName} />
  return (
    <div className="hy-page im-page">
      <Header title={data.fileName} step={data.status === 'done' ? 4 : 3} extra={<ImportStatus status={data.status} />} />
      <Section title={t('run.title')}><RunStep state={data} /></Section>
    </div>
  )
}

/** Choosing columns and trying them out, back and forth, until it is written. */
function Prepare({ upload, procedure, fileName }: { readonly upload: ImportUpload; readonly procedure: string; readonly fileName: string }) {
  const [draft, setDraft] = useState<MappingDraft>(() => readProposal(upload))
  const [tried, setTried] = useState<{ readonly mapping: Mapping; readonly result: DryRun }>()
  return (
    <div className="hy-page im-page">
      <Header title={fileName} step={tried ? 2 : 1} />
      <Section>
        {tried
          ? <CheckStep upload={upload} procedure={procedure} mapping={tried.mapping} result={tried.result} fileName={fileName} onBack={() => setTried(undefined)} />
          : <MapStep upload={upload} procedure={procedure} draft={draft} onChange={setDraft} onTried={(mapping, result) => setTried({ mapping, result })} />}
      </Section>
    </div>
  )
}

/** The page was opened anew: what had been read from the file is gone from the browser, on purpose. */
function LostUpload({ fileName }: { readonly fileName: string }) {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  return (
    <div className="hy-page im-page">
      <Header title={fileName} step={1} />
      <Section><EmptyState title={t('run.ready')} hint={t('map.lost')} action={<Button type="primary" onClick={() => void navigate({ to: '/imports/$id', params: { id: 'new' } })}>{t('map.reupload')}</Button>} /></Section>
    </div>
  )
}
