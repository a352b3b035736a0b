/** A small picture made from numbers: a photo that needs no photographer. */
import { crc32, deflateSync } from 'node:zlib'
import type { Draws } from './seeded.ts'

const WIDTH = 320
const HEIGHT = 240

/** A wall with a damp stain on it, as PNG (ISO/IEC 15948). */
export function drawPicture(draws: Draws): Buffer {
  const wall = [190 + draws.below(40), 185 + draws.below(35), 170 + draws.below(30)] as const
  const stains = Array.from({ length: 4 + draws.below(4) }, () => ({ x: draws.below(WIDTH), y: draws.below(HEIGHT), r: 15 + draws.below(45) }))
  const row = 1 + WIDTH * 3
  const pixels = Buffer.alloc(row * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const damp = Math.max(0, ...stains.map((stain) => 1 - Math.hypot(x - stain.x, y - stain.y) / stain.r))
      const joint = y % 60 === 0 || (x + (Math.floor(y / 60) % 2) * 40) % 80 === 0 ? 25 : 0
      wall.forEach((colour, channel) => { pixels[y * row + 1 + x * 3 + channel] = Math.max(0, colour - joint - damp * (60 + channel * 25)) })
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8) // 8 bits, red green blue
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
