import type { KeyboardEvent } from 'react'

/** Ctrl+Enter (or Cmd+Enter) sends the form one is typing in; for a form's `onKeyDown`. */
export function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}
