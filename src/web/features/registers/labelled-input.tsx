import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Aria { readonly id: string; readonly 'aria-invalid': boolean; readonly 'aria-required': boolean; readonly 'aria-describedby'?: string }

interface Props {
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  readonly problem?: string | undefined
  readonly children: (aria: Aria) => ReactNode
}

/** A control under its label, with what it is for and what is wrong with it tied to it. */
export function LabelledInput({ label, hint, required = false, problem, children }: Props) {
  const { t } = useTranslation('common')
  const id = useId()
  const described = [...(hint === undefined ? [] : [`${id}-hint`]), ...(problem === undefined ? [] : [`${id}-problem`])]
  return (
    <div className="rg-labelled">
      <label htmlFor={id}>{label}{required && <span className="rg-required"> <span aria-hidden>*</span><span className="hy-hidden">{t('required')}</span></span>}</label>
      {children({ id, 'aria-invalid': problem !== undefined, 'aria-required': required, ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }) })}
      {problem !== undefined && <p className="rg-wrong" id={`${id}-problem`}>{problem}</p>}
      {hint !== undefined && <p className="rg-hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}
