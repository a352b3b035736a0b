import { useState } from 'react'
export const Late = ({ on }: { on: boolean }): string => {
  if (on) { const [text] = useState('x'); return text }
  return ''
}
