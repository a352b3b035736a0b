/** Which files are taken, told by looking inside, never by the name. */
import { fileTypeFromBuffer } from 'file-type'
import { AppError } from '../../platform/http/app-error.ts'

/** Media types taken, with the endings they may have. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'], 'image/webp': ['webp'], 'image/gif': ['gif'], 'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/x-cfb': ['doc', 'xls', 'ppt'],
  'audio/mpeg': ['mp3'], 'audio/x-m4a': ['m4a'], 'audio/amr': ['amr'], 'audio/wav': ['wav'], 'audio/ogg': ['ogg', 'oga'],
  'video/mp4': ['mp4', 'm4v', 'm4a', 'mov'], 'video/quicktime': ['mov'], 'video/webm': ['webm'],
  'application/zip': ['zip'],
  'text/plain': ['txt', 'log', 'csv', 'eml', 'md'],
}

const SHOWN = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf', 'text/plain']

/** Whether a browser may show it in place; everything else is only downloaded. */
export function isShown(mediaType: string): boolean {
  return SHOWN.includes(mediaType)
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** Plain text has no mark of its own: it must be text all through. */
function isPlainText(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 65_536)
  return !sample.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}

const WEB_PAGE = /^\ufeff?\s*<(?:!doctype\s+html|html|head|body|script|iframe|svg)[\s>/]/i

/** Text that a browser would run, whatever it is called. Source: the marks of HTML in the MIME Sniffing Standard, 7.1, and of drawings. */
function isWebPage(bytes: Buffer): boolean {
  return WEB_PAGE.test(bytes.subarray(0, 1024).toString('utf8'))
}

function textKindOf(bytes: Buffer): string | undefined {
  if (!isPlainText(bytes)) return undefined
  return isWebPage(bytes) ? 'text/html' : 'text/plain'
}

/** The media type by content. Throws `file.empty`, `file.type_refused`, or `file.type_mismatch` when the name says something else. */
export async function mediaTypeOf(name: string, bytes: Buffer): Promise<string> {
  if (bytes.length === 0) throw new AppError('file.empty', { name })
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? textKindOf(bytes)
  const endings = found === undefined ? undefined : TAKEN[found]
  if (found === undefined || !endings) throw new AppError('file.type_refused', { name, found: found ?? 'unknown' })
  const ending = endingOf(name)
  // Web pages and drawings are text that a browser would run.
  if (found === 'text/plain' && !endings.includes(ending)) throw new AppError('file.type_refused', { name, found: ending })
  if (ending !== '' && !endings.includes(ending)) throw new AppError('file.type_mismatch', { name, found })
  return found
}

/** A file name that is safe in a header and on any disk; never empty. */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const cleaned = last.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '_').trim().slice(-120)
  return cleaned === '' || cleaned === '.' || cleaned === '..' ? 'file' : cleaned
}
