import type { FieldProblem } from '../../client/problem-error.ts'

export type FieldPath = readonly (string | number)[]

/** Where a server's problem belongs in a form: `body.name.zh`, `/name/zh` and `name.zh` are the same place. */
export function pathOfProblem({ field }: Pick<FieldProblem, 'field'>): FieldPath {
  const parts = field.split(/[./]/).filter((part) => part !== '' && part !== 'body')
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** A code that people will have to type: lower-case letters, digits and hyphens. */
export const CODE_PATTERN = /^[a-z][a-z0-9-]{0,59}$/

/** A code from an English name, as a proposal: "Customer service" becomes `customer-service`. */
export function proposeCode(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 60)
}

/** A name in both languages; what is left empty is said as in the other. */
export function fillLabel({ zh, en }: { readonly zh?: string | undefined; readonly en?: string | undefined }): { readonly zh: string; readonly en: string } {
  const [chinese, english] = [zh?.trim() ?? '', en?.trim() ?? '']
  return { zh: chinese || english, en: english || chinese }
}
