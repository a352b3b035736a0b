import { Popover, type PopoverProps } from 'antd'
import { cloneElement, useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react'

interface PopupProps {
  readonly title: ReactNode
  readonly content: ReactNode | ((close: () => void) => ReactNode)
  readonly placement?: NonNullable<PopoverProps['placement']>
  /** The button that opens it. */
  readonly children: ReactElement<{ 'aria-haspopup'?: 'dialog'; 'aria-expanded'?: boolean }>
}

/** A small dialog beside its button: takes the focus when it opens, gives it back when Escape closes it. */
export function Popup({ title, content, placement = 'bottomRight', children }: PopupProps) {
  const [open, setOpen] = useState(false)
  const before = useRef<Element | null>(null)
  const close = (): void => {
    setOpen(false)
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  const change = (next: boolean): void => {
    if (next) before.current = document.activeElement
    setOpen(next)
  }
  return (
    <Popover trigger="click" placement={placement} open={open} onOpenChange={change} destroyOnHidden content={<PopupBody title={title} onClose={close}>{typeof content === 'function' ? content(close) : content}</PopupBody>}>
      {cloneElement(children, { 'aria-haspopup': 'dialog', 'aria-expanded': open })}
    </Popover>
  )
}

function PopupBody({ title, onClose, children }: { readonly title: ReactNode; readonly onClose: () => void; readonly children: ReactNode }) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The popover is moved into place first; focusing earlier would scroll the page to its top.
    const frame = requestAnimationFrame(() => box.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <div ref={box} role="dialog" aria-labelledby={id} tabIndex={-1} className="hy-popup" onKeyDown={(event) => {
      if (event.key === 'Escape') onClose()
    }}>
      <h2 id={id} className="hy-popup-title">{title}</h2>
      {children}
    </div>
  )
}
