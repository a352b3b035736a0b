/** Sends a kept file once, even when the form is sent while the file is still on its way. */
import type { UploadedFile } from '../api/upload.ts'
import { uploadFile } from '../api/upload.ts'
import { findBlob } from '../draft/photo-store.ts'
import type { KeptFile } from './answers.ts'

const underWay = new Map<string, Promise<UploadedFile | undefined>>()

/** Answers undefined when this device no longer has the file; throws `RequestFailed`. */
export function uploadKept(file: KeptFile, onProgress: (share: number) => void = () => undefined): Promise<UploadedFile | undefined> {
  const running = underWay.get(file.key)
  if (running) return running
  const started = findBlob(file.key)
    .then((blob) => (blob ? uploadFile(blob, file.name, onProgress) : undefined))
    .finally(() => underWay.delete(file.key))
  underWay.set(file.key, started)
  return started
}
