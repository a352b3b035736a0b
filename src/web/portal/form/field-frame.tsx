/** The label, hint and problem around one input, tied to it for screen readers. */
import type { ComponentChildren, VNode } from 'preact'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'

export interface FrameProps {
  readonly id: string
  readonly label: string
  readonly required: boolean
  readonly hint?: string | undefined
  readonly problem?: string | undefined
}

/** The ids an input names in `aria-describedby`. */
export function describedBy({ id, hint, problem }: Pick<FrameProps, 'id' | 'hint' | 'problem'>, more?: string): string | undefined {
  return [hint && `${id}-hint`, more, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
}

/** `group`: several inputs under one legend. */
export function FieldFrame({ id, label, required, hint, problem, group = false, children }: FrameProps & { readonly group?: boolean; readonly children: ComponentChildren }): VNode {
  const { t } = usePortal()
  const name = <>{label}{!required && <span class="optional"> {t('new.optional')}</span>}</>
  const notes = <>
    {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
    {problem && <p class="problem" id={`${id}-problem`}><Icon name="warning" />{problem}</p>}
  </>
  const className = problem ? 'field field-wrong' : 'field'
  if (group) return <fieldset class={className} aria-describedby={describedBy({ id, hint, problem })}><legend>{name}</legend>{notes}{children}</fieldset>
  return <div class={className}><label for={id}>{name}</label>{notes}{children}</div>
}
