/** Sends one file and tells how far it is; only XMLHttpRequest knows that of an upload. */
import type { z } from 'zod'
import type { portalFileShape } from '../../../contract/portal.ts'
import { readProblem, RequestFailed } from './request.ts'

export type UploadedFile = z.infer<typeof portalFileShape>

/** `onProgress` gets the share sent, 0 to 1. Throws `RequestFailed` like every other request. */
export function uploadFile(blob: Blob, name: string, onProgress: (share: number) => void): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const lost = (): void => reject(new RequestFailed({ kind: 'unreachable' }))
    request.open('POST', '/api/v1/portal/files')
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = lost
    request.onload = () => {
      if (request.status < 200 || request.status >= 300) reject(new RequestFailed(readProblem(request.status, request.responseText)))
      else resolve(JSON.parse(request.responseText) as UploadedFile) // the server validates what it sends by the same contract
    }
    const form = new FormData()
    form.append('file', blob, name)
    request.send(form)
  })
}
