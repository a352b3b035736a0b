/** Photos are made smaller on the device before they travel; drawing them anew also leaves place and camera behind. */

const LONGEST_SIDE = 1600
const THUMB_SIDE = 128
const QUALITY = 0.82

export interface ReadyFile {
  readonly blob: Blob
  readonly name: string
  readonly thumb?: string
  readonly unchanged?: boolean
}

/** The size of a picture scaled down to fit, never up; whole pixels, at least one. */
export function fitWithin(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A picture becomes a JPEG of at most 1600 pixels a side; anything else, and what the browser cannot read, stays as it is. */
export async function shrinkPhoto(file: File): Promise<ReadyFile> {
  if (!file.type.startsWith('image/')) return { blob: file, name: file.name }
  const picture = await readPicture(file)
  if (!picture) return { blob: file, name: file.name, unchanged: true }
  const full = draw(picture, LONGEST_SIDE)
  const blob = await new Promise<Blob | null>((resolve) => full.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) return { blob: file, name: file.name, unchanged: true }
  const thumb = draw(full, THUMB_SIDE).toDataURL('image/jpeg', 0.7)
  return { blob, name: `${file.name.replace(/\.\w{2,5}$/, '') || 'photo'}.jpg`, thumb }
}

async function readPicture(file: File): Promise<ImageBitmap | HTMLImageElement | undefined> {
  try {
    if ('createImageBitmap' in window) return await createImageBitmap(file)
    const image = new Image()
    image.src = await readAsAddress(file)
    await image.decode()
    return image
  } catch {
    return undefined // a format this browser does not know
  }
}

function readAsAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(new Error('unreadable'))
    reader.readAsDataURL(file)
  })
}

function draw(picture: ImageBitmap | HTMLImageElement | HTMLCanvasElement, longest: number): HTMLCanvasElement {
  const [width, height] = picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height]
  const canvas = document.createElement('canvas')
  Object.assign(canvas, fitWithin(width, height, longest))
  const pen = canvas.getContext('2d')
  if (pen) {
    // What is transparent in a screenshot becomes paper, not black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  }
  return canvas
}
