/** Says aloud, through a screen reader, what has just happened. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

let speak: (text: string) => void = () => undefined

export function announce(text: string): void {
  speak(text)
}

export function Announcer(): VNode {
  const [said, setSaid] = useState({ text: '', turn: 0 })
  useEffect(() => {
    speak = (text) => setSaid(({ turn }) => ({ text, turn: turn + 1 }))
    return () => { speak = () => undefined }
  }, [])
  // A new element each time: the same words twice are read twice.
  return <div class="unseen" role="status" aria-live="polite"><span key={said.turn}>{said.text}</span></div>
}
