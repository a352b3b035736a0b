/** The portal's few drawings, in line so that nothing more is loaded. Always beside words, so hidden from screen readers. */
import type { VNode } from 'preact'

const PATHS = {
  arrow: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  check: 'M4.5 12.5l5 5 10-11',
  info: 'M12 11v6M12 7.2v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  warning: 'M12 9v5M12 17.2v.1M10.3 4.2 2.6 17.6A2 2 0 0 0 4.3 20.5h15.4a2 2 0 0 0 1.7-2.9L13.7 4.2a2 2 0 0 0-3.4 0z',
  camera: 'M4 8h3.2l1.6-2.5h6.4L16.8 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  clip: 'M20 11.5l-8 8a5 5 0 0 1-7-7l8.3-8.4a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  close: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 7v5.2l3.4 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  pause: 'M9 6v12M15 6v12',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.4v.1',
  printer: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2 21 21',
  megaphone: 'M4 10v4l3 .6L8 19h3l-.8-4L18 18V6L7 9.4zM21 10.5v3',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18',
  refresh: 'M20 12a8 8 0 1 1-2.5-5.8M20 3.5V8h-4.5',
  send: 'M4 12 20.5 4.5 16 20l-4.5-6.5zM11.5 13.5 20.5 4.5',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  trash: 'M5 7h14M10 7V4h4v3M7 7l.8 13h8.4L17 7',
  pen: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}

export function Star({ full }: { readonly full: boolean }): VNode {
  return (
    <svg class={full ? 'star star-full' : 'star'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 3.2l2.7 5.7 6.1.8-4.5 4.3 1.1 6.2L12 17.2l-5.4 3 1.1-6.2-4.5-4.3 6.1-.8z" />
    </svg>
  )
}

/** The house's sign: a voice and the rings of its echo. */
export function Echo(): VNode {
  return (
    <svg class="echo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="8" cy="24" r="2.6" />
      <path d="M8 15.5a8.5 8.5 0 0 1 8.5 8.5" /><path class="echo-2" d="M8 8.5A15.5 15.5 0 0 1 23.5 24" /><path class="echo-3" d="M8 1.5A22.5 22.5 0 0 1 30.5 24" />
    </svg>
  )
}
