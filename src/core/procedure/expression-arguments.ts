/** What the functions of the language need of the expression they stand in. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { ExpressionFault } from './expression-fault.ts'
import type { Part, PartOf } from './expression-types.ts'
import type { Column, Expression, Field, Question } from './types.ts'

/** The parts of a procedure that its expressions may look at; a `Procedure` has them all. */
export interface ExpressionParts {
  readonly fields: Readonly<Record<string, Pick<Field, 'key' | 'type' | 'choices' | 'columns' | 'items' | 'register'>>>
  readonly levels: readonly { readonly key: string }[]
  readonly starts: Readonly<Record<string, { readonly rowWhen?: Expression; readonly register?: string }>>
  readonly steps: Readonly<Record<string, { readonly outcomes: readonly { readonly key: string }[] }>>
  readonly goods: Readonly<Record<string, { readonly holders: Readonly<Record<string, unknown>> }>>
  readonly needs: { readonly registers: Readonly<Record<string, { readonly columns: readonly Column[] }>> }
}

/** What one place allows beside the fields: `item` in a branch; `row.<column>` and `today` over the rows of a register. */
export interface Allowed {
  readonly item: boolean
  readonly row?: { readonly columns: readonly Column[] }
}

/** One expression being read: `ExpressionReading`, as its functions see it. */
export interface Reading {
  readonly parts: ExpressionParts
  readonly reads: Set<string>
  readonly questions: Question[]
  read(node: ASTNode): Part
  as<Kind extends Part['kind']>(kind: Kind, node: ASTNode): PartOf<Kind>
  field(node: ASTNode): ExpressionParts['fields'][string]
  withLocal<T>(name: string, local: Part, at: number, read: () => T): T
}

/** A function by its name: reads its arguments, answers a part. */
export type Call = (reading: Reading, args: readonly ASTNode[], at: number) => Part

export function argument(args: readonly ASTNode[], index: number, at: number, shape: string): ASTNode {
  const node = args[index]
  if (!node) throw new ExpressionFault({ zh: `应写作 ${shape}`, en: `write ${shape}` }, at)
  return node
}

/** A name that must be written out in quotes. */
export function literal(args: readonly ASTNode[], index: number, at: number, shape: string): string {
  const node = argument(args, index, at, shape)
  if (node.op !== 'value' || typeof node.args !== 'string') throw new ExpressionFault({ zh: `应写作 ${shape}，名称写在引号里`, en: `write ${shape} with the name in quotes` }, node.range.start)
  return node.args
}

export function placeOf(args: readonly ASTNode[], index: number, at: number): number {
  return args[index]?.range.start ?? at
}

export function wrongField(name: string, expected: string, at: number): ExpressionFault {
  return new ExpressionFault({ zh: `字段“${name}”的类型应为 ${expected}`, en: `the field "${name}" must be of type ${expected}` }, at)
}
