import { DeleteOutlined, PaperClipOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { api } from '../../client/api.ts'
import { useProblemText } from '../../client/problem-text.ts'

const uploadedShape = z.object({ id: z.string(), name: z.string() })

interface FilesFieldProps {
  readonly id: string
  /** Ids of uploaded files. */
  readonly value: readonly string[]
  readonly max: number
  readonly disabled?: boolean
  readonly describedBy?: string | undefined
  readonly onChange: (ids: string[]) => void
}
interface Sending { readonly key: number; readonly name: string; readonly part: number; readonly problem?: string }

/** Names of files uploaded in this window, so that a restored draft can still name them. */
const namesOfUploads = new Map<string, string>()

/** Files that go up as soon as they are chosen, dropped or pasted. */
export function FilesField({ id, value, max, disabled = false, describedBy, onChange }: FilesFieldProps) {
  const { t } = useTranslation('ui')
  const { problem } = useProblemText()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<readonly Sending[]>([])
  const ids = useRef(value)
  ids.current = value
  const counter = useRef(0)
  const patch = (key: number, change: Partial<Sending>): void => setSending((before) => before.map((each) => (each.key === key ? { ...each, ...change } : each)))
  const send = async (file: File): Promise<void> => {
    const key = (counter.current += 1)
    setSending((before) => [...before, { key, name: file.name, part: 0 }])
    try {
      const uploaded = await api.upload('/api/v1/files', uploadedShape, file, { onProgress: (part) => patch(key, { part }) })
      namesOfUploads.set(uploaded.id, uploaded.name)
      ids.current = [...ids.current, uploaded.id]
      onChange([...ids.current])
      setSending((before) => before.filter((each) => each.key !== key))
    } catch (error) {
      patch(key, { problem: problem(error).title })
    }
  }
  const take = (files: Iterable<File>): void => {
    for (const file of [...files].slice(0, Math.max(0, max - value.length))) void send(file)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    if (!disabled) take(event.dataTransfer.files)
  }
  const paste = (event: ClipboardEvent): void => {
    if (event.clipboardData.files.length > 0 && !disabled) take(event.clipboardData.files)
  }
  return (
    <div className="tk-files" role="group" aria-labelledby={`${id}-label`} {...(describedBy ? { 'aria-describedby': describedBy } : {})} onDragOver={(event) => event.preventDefault()} onDrop={drop} onPaste={paste}>
      <input ref={input} type="file" multiple className="hy-hidden" tabIndex={-1} aria-hidden onChange={(event) => {
        take(event.target.files ?? [])
        event.target.value = ''
      }} />
      <Button id={id} icon={<PlusOutlined />} disabled={disabled || value.length >= max} onClick={() => input.current?.click()}>{t('addFiles')}</Button>
      <span className="hy-quiet"> {t('dropHere')}</span>
      <ul aria-live="polite">
        {value.map((file) => (
          <li key={file}>
            <PaperClipOutlined aria-hidden /> {namesOfUploads.get(file) ?? file.slice(0, 8)}
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('remove', { name: namesOfUploads.get(file) ?? file.slice(0, 8) })} onClick={() => onChange(value.filter((each) => each !== file))} />
          </li>
        ))}
        {sending.map((each) => (
          <li key={each.key}>
            {each.problem === undefined
              ? <><span>{t('uploading', { name: each.name })}</span><Progress percent={Math.round(each.part * 100)} size="small" aria-label={each.name} /></>
              : <><span className="tk-form-problem">{each.name}: {each.problem}</span><Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('remove', { name: each.name })} onClick={() => setSending((before) => before.filter((other) => other !== each))} /></>}
          </li>
        ))}
      </ul>
    </div>
  )
}
