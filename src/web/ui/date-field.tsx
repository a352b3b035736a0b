import type { InputHTMLAttributes } from 'react'
import { useLocale } from './locale.tsx'
import { momentOfWallTime, wallTimeOf } from './wall-time.ts'

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'>
interface DateFieldProps extends Native {
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
}

/** A calendar day, `2026-09-24`. The browser's own field: typed on a keyboard, picked with a thumb, known to screen readers. */
export function DateField({ value, onChange, className = '', ...rest }: DateFieldProps) {
  return <input {...rest} type="date" max="9999-12-31" className={`hy-native-input ${className}`} value={value ?? ''} onChange={(event) => onChange?.(event.target.value || null)} />
}

/** A moment, given as wall time in the organisation's zone whatever the device's zone is; the value is ISO 8601 with offset. */
export function DateTimeField({ value, onChange, className = '', ...rest }: DateFieldProps) {
  const { timeZone } = useLocale()
  const shown = value ? wallTimeOf(value, timeZone) : ''
  return (
    <input {...rest} type="datetime-local" max="9999-12-31T23:59" className={`hy-native-input ${className}`} value={shown}
      onChange={(event) => onChange?.(event.target.value ? momentOfWallTime(event.target.value, timeZone) : null)} />
  )
}
