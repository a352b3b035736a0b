import { App as AntdApp, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useProblemText } from '../../client/problem-text.ts'

/** Sends a change and says how it went; a refused one leaves the dialog open with what was typed. */
export function useSending(close: () => void): (send: Promise<unknown>, done: string) => Promise<void> {
  const { message } = AntdApp.useApp()
  const { problem } = useProblemText()
  return async (send, done) => {
    try {
      await send
      void message.success(done)
      close()
    } catch (error) {
      void message.error(problem(error).title)
    }
  }
}

interface Props {
  readonly label: string
  readonly button: string
  readonly done: string
  readonly busy: boolean
  readonly isDanger?: boolean
  readonly send: (text: string) => Promise<unknown>
  readonly close: () => void
}

/** A few words that may be left out, and the button that sends them. */
export function WordsForm({ label, button, done, busy, isDanger = false, send, close }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const sending = useSending(close)
  return (
    <form className="tk-popup-form" onSubmit={(event) => {
      event.preventDefault()
      void sending(send(text.trim()), done)
    }}>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} value={text} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setText(event.target.value)} />
      <Button htmlType="submit" type="primary" danger={isDanger} loading={busy}>{button}</Button>
    </form>
  )
}
