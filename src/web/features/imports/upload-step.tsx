import { useNavigate } from '@tanstack/react-router'
import { Alert, Progress, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readPreference, writePreference } from '../../client/preferences.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState } from '../../ui/page.tsx'
import { useProcedures } from '../procedures/index.ts'
import { whyNotFile } from './file-check.ts'
import { FileDrop } from './file-drop.tsx'
import { useUpload } from './requests.ts'

const REMEMBERED = 'imports.procedure'

/** Which procedure, which file; the file is sent as soon as it is chosen. */
export function UploadStep() {
  const { t } = useTranslation('imports')
  const { data, error, isPending, refetch } = useProcedures()
  if (isPending) return <LoadingState rows={4} />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  // Only a procedure that says how what is imported begins can take a table.
  const takers = data.filter((procedure) => procedure.starts.some((start) => start.channel === 'import'))
  if (takers.length === 0) return <EmptyState title={t('upload.noProcedure')} hint={t('upload.noProcedureHint')} />
  return <ChooseFile procedures={takers} />
}

function ChooseFile({ procedures }: { readonly procedures: NonNullable<ReturnType<typeof useProcedures>['data']> }) {
  const { t } = useTranslation('imports')
  const labelOf = useLabel()
  const navigate = useNavigate()
  const { problem } = useProblemText()
  const id = useId()
  const [procedure, setProcedure] = useState<string | undefined>(() => firstChoice(procedures))
  const [part, setPart] = useState(0)
  const [refusal, setRefusal] = useState<'wrongType' | 'tooLarge' | 'procedureNeeded'>()
  const uploading = useUpload(setPart)
  const send = (file: File | undefined): void => {
    if (!file) return
    const why = procedure === undefined ? 'procedureNeeded' : whyNotFile(file)
    setRefusal(why)
    if (why !== undefined || procedure === undefined) return
    setPart(0)
    writePreference(REMEMBERED, procedure)
    uploading.mutate({ file, procedure }, { onSuccess: (upload) => void navigate({ to: '/imports/$id', params: { id: String(upload.id) } }) })
  }
  return (
    <div className="im-upload">
      <label htmlFor={id} className="im-label">{t('upload.procedure')}</label>
      <Select
        id={id} className="im-wide" placeholder={t('upload.procedurePlaceholder')} showSearch={{ optionFilterProp: 'label' }} {...(procedure === undefined ? {} : { value: procedure })}
        onChange={setProcedure} options={procedures.map((each) => ({ value: each.id, label: labelOf(each.title) }))}
      />
      {uploading.isPending ? <Sending part={part} /> : <FileDrop onFile={send} />}
      <div role="alert" className="im-problem">
        {refusal && <Alert type="error" showIcon title={t(`upload.${refusal}`)} />}
        {!refusal && uploading.error && <Alert type="error" showIcon title={problem(uploading.error).title} description={problem(uploading.error).hint} />}
      </div>
    </div>
  )
}

function firstChoice(procedures: readonly { readonly id: string }[]): string | undefined {
  const kept = readPreference(REMEMBERED)
  return procedures.find(({ id }) => id === kept)?.id ?? (procedures.length === 1 ? procedures[0]?.id : undefined)
}

function Sending({ part }: { readonly part: number }) {
  const { t } = useTranslation('imports')
  const percent = Math.round(part * 100)
  return (
    <div className="im-sending" role="status">
      <Progress percent={percent} status="active" aria-label={t('upload.sending', { percent })} />
      <p>{percent < 100 ? t('upload.sending', { percent }) : t('upload.reading')}</p>
    </div>
  )
}
