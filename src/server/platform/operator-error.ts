/** What the operator reads, in both languages: what is wrong, why, and the way out. */
export type OperatorText = { readonly zh: string; readonly en: string }

/** A fault at start-up that the operator can cure; its message carries both languages. */
export class OperatorError extends Error {
  readonly text: OperatorText

  constructor(text: OperatorText, cause?: unknown) {
    super(`${text.zh}\n${text.en}`, cause === undefined ? undefined : { cause })
    this.name = 'OperatorError'
    this.text = text
  }
}
