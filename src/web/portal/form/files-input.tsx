/** Photos and files of one field: from the camera or the device, made smaller, sent at once, with progress and a way back. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { FieldView } from '../../../contract/procedures.ts'
import { makeKey } from '../api/portal-api.ts'
import { failureOf, isUncertain } from '../api/request.ts'
import { dropBlob, keepBlob } from '../draft/photo-store.ts'
import { saySize } from '../texts/format.ts'
import { isTextKey } from '../texts/language.ts'
import { announce } from '../ui/announcer.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'
import type { KeptFile } from './answers.ts'
import { mostOf } from './answers.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'
import { shrinkPhoto } from './shrink-photo.ts'
import { uploadKept } from './upload-kept.ts'

export type ChangeFiles = (change: (files: readonly KeptFile[]) => readonly KeptFile[]) => void

interface FilesInputProps {
  readonly id: string
  readonly field: FieldView
  readonly required: boolean
  readonly files: readonly KeptFile[]
  readonly problem: string | undefined
  readonly maxFileBytes: number
  readonly onChange: ChangeFiles
}

/** What the server takes; it looks inside, so this only spares people a useless upload. */
const DOCUMENTS = '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.csv,.txt,.zip,.mp4,.mov,.webm,.mp3,.m4a,.amr,.wav'

export function FilesInput({ id, field, required, files, problem, maxFileBytes, onChange }: FilesInputProps): VNode {
  const { t, say } = usePortal()
  const [preparing, setPreparing] = useState(0)
  const { progress, upload } = useUploads(onChange)
  const chooser = useRef<HTMLInputElement>(null)
  const max = mostOf(field)

  const add = async (list: FileList | null): Promise<void> => {
    for (const file of [...(list ?? [])]) {
      setPreparing((count) => count + 1)
      const ready = await shrinkPhoto(file)
      const kept: KeptFile = { key: makeKey(), name: ready.name, size: ready.blob.size, ...(ready.thumb ? { thumb: ready.thumb } : {}), ...(ready.unchanged ? { unchanged: true } : {}) }
      const refused = kept.size === 0 ? 'file.empty' : kept.size > maxFileBytes ? 'file.too_large' : undefined
      if (!refused) await keepBlob(kept.key, ready.blob)
      setPreparing((count) => count - 1)
      onChange((before) => [...before, refused ? { ...kept, refused } : kept])
      announce(t('files.added', { name: kept.name }))
      if (!refused) void upload(kept)
    }
  }
  const remove = (file: KeptFile): void => {
    void dropBlob(file.key)
    onChange((before) => before.filter((other) => other.key !== file.key))
    announce(t('files.removed', { name: file.name }))
    chooser.current?.focus()
  }
  const hint = [field.hint && say(field.hint), max === undefined ? t('files.hint_no_max') : t('files.hint', { max })].filter(Boolean).join(' ')
  const pick = (event: { readonly currentTarget: HTMLInputElement }): void => {
    void add(event.currentTarget.files)
    event.currentTarget.value = ''
  }
  return (
    <FieldFrame id={id} label={say(field.label)} required={required} hint={hint} problem={problem} group>
      {files.length > 0 && (
        <ul class="files">
          {files.map((file) => (
            <FileRow key={file.key} file={file} share={progress[file.key]} maxFileBytes={maxFileBytes} onRemove={() => remove(file)} onAgain={() => void upload(file)} />
          ))}
        </ul>
      )}
      {preparing > 0 && <p class="hint" role="status">{t('files.preparing')}</p>}
      <div class="pickers">
        <label class="button picker camera-only">
          <Icon name="camera" />{t('files.camera')}
          <input type="file" accept="image/*" capture="environment" aria-describedby={describedBy({ id, hint, problem })} onChange={pick} />
        </label>
        <label class="button picker">
          <Icon name="clip" />{t('files.choose')}
          <input ref={chooser} id={id} type="file" multiple accept={`image/*,${DOCUMENTS}`} aria-describedby={describedBy({ id, hint, problem })} onChange={pick} />
        </label>
      </div>
    </FieldFrame>
  )
}

/** Uploads that run while the person goes on writing. */
function useUploads(onChange: ChangeFiles): { progress: Readonly<Record<string, number>>; upload: (file: KeptFile) => Promise<void> } {
  const [progress, setProgress] = useState<Readonly<Record<string, number>>>({})
  const upload = async (file: KeptFile): Promise<void> => {
    const change = (changed: Partial<KeptFile>): void => onChange((files) => files.map((other) => (other.key === file.key ? { ...other, ...changed } : other)))
    setProgress((before) => ({ ...before, [file.key]: 0 }))
    try {
      const uploaded = await uploadKept(file, (share) => setProgress((before) => ({ ...before, [file.key]: share })))
      change(uploaded ? { id: uploaded.id } : { refused: 'file.lost' })
    } catch (error) {
      const failure = failureOf(error)
      // Without a connection it waits here and goes up with the form.
      if (!isUncertain(failure) && failure.kind === 'problem') change({ refused: failure.code })
    } finally {
      setProgress(({ [file.key]: _, ...rest }) => rest)
    }
  }
  return { progress, upload }
}

interface FileRowProps {
  readonly file: KeptFile
  readonly share: number | undefined
  readonly maxFileBytes: number
  readonly onRemove: () => void
  readonly onAgain: () => void
}

function FileRow({ file, share, maxFileBytes, onRemove, onAgain }: FileRowProps): VNode {
  const { t, language } = usePortal()
  const busy = share !== undefined
  return (
    <li class={file.refused ? 'file file-refused' : 'file'}>
      {file.thumb ? <img src={file.thumb} alt="" /> : <span class="file-icon"><Icon name="file" /></span>}
      <div class="file-text">
        <span class="file-name">{file.name}</span>
        <span class="file-state">
          {file.refused ? <RefusedText code={file.refused} maxFileBytes={maxFileBytes} />
            : <>{saySize(language, file.size)} · {busy ? t('files.uploading', { percent: Math.round(share * 100) }) : file.id ? t('files.uploaded') : t('files.waiting')}{file.unchanged && ` · ${t('files.unchanged')}`}</>}
        </span>
        {busy && <progress max={1} value={share} aria-label={t('files.progress', { name: file.name })} />}
      </div>
      {!busy && !file.id && !file.refused && <button type="button" class="button button-small" aria-label={t('files.again', { name: file.name })} onClick={onAgain}>{t('files.again_short')}</button>}
      <button type="button" class="button-icon" aria-label={t('files.remove', { name: file.name })} onClick={onRemove}><Icon name="close" /></button>
    </li>
  )
}

function RefusedText({ code, maxFileBytes }: { readonly code: string; readonly maxFileBytes: number }): VNode {
  const { t, language } = usePortal()
  if (code === 'file.lost') return <>{t('files.lost')}</>
  const key = `errors.${code}`
  return <>{isTextKey(key) ? t(key, { max: saySize(language, maxFileBytes) }) : t('errors.unknown')}</>
}
