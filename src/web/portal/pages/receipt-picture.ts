/** The receipt as a picture: what people really keep. */

interface Receipt {
  readonly organisation: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly keep: string
  readonly where: string
  readonly address: string
}

const WIDTH = 1080
const HEIGHT = 1080
const EDGE = 90
const FONT = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'
const MONO = 'ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace'

/** Answers a PNG as a data address; dark on white, so that it prints and is read in any gallery. */
export function drawReceipt({ organisation, rows, keep, where, address }: Receipt): string {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  drawRings(pen)
  write(pen, organisation, EDGE, 160, 46, '#4b5a55', FONT)
  let y = 330
  for (const [label, value] of rows) {
    write(pen, label, EDGE, y, 42, '#4b5a55', FONT)
    write(pen, value, EDGE, y + 96, 86, '#17211e', MONO)
    y += 240
  }
  write(pen, keep, EDGE, HEIGHT - 190, 38, '#8a4b00', FONT)
  write(pen, `${where}  ${address}`, EDGE, HEIGHT - 110, 36, '#0a6b5c', FONT)
  return canvas.toDataURL('image/png')
}

function drawRings(pen: CanvasRenderingContext2D): void {
  pen.strokeStyle = '#cfe6df'
  pen.lineWidth = 22
  for (const radius of [70, 140, 210]) {
    pen.beginPath()
    pen.arc(WIDTH, 0, radius, 0, 2 * Math.PI)
    pen.stroke()
  }
}

/** One line, made narrower if it would not fit. */
function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, colour: string, family: string): void {
  pen.fillStyle = colour
  pen.font = `600 ${size}px ${family}`
  pen.fillText(text, x, y, WIDTH - 2 * EDGE)
}
