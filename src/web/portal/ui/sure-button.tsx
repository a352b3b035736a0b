/** A button for what cannot be undone: it asks once more in its own place, and forgets the question after a moment elsewhere. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

interface SureButtonProps {
  readonly label: string
  readonly sure: string
  readonly onSure: () => void
}

export function SureButton({ label, sure, onSure }: SureButtonProps): VNode {
  const [asking, setAsking] = useState(false)
  const press = (): void => {
    setAsking(!asking)
    if (asking) onSure()
  }
  return (
    <button type="button" class={asking ? 'button button-danger' : 'button button-quiet'} onClick={press} onBlur={() => setAsking(false)}>
      <Icon name="trash" />{asking ? sure : label}
    </button>
  )
}
