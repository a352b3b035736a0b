// Each lint rule the house relies on is broken once; the linter must name it.
import { ESLint, type Linter } from 'eslint'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const planted = join(import.meta.dirname, 'planted')

const BROKEN: readonly (readonly [rule: string, file: string])[] = [
  ['@typescript-eslint/no-floating-promises', 'src/server/lint/floating-promise.ts'],
  ['@typescript-eslint/switch-exhaustiveness-check', 'src/server/lint/missing-case.ts'],
  ['@typescript-eslint/no-explicit-any', 'src/server/lint/any.ts'],
  ['@typescript-eslint/no-non-null-assertion', 'src/server/lint/non-null.ts'],
  ['@typescript-eslint/consistent-type-imports', 'src/server/lint/value-import-of-a-type.ts'],
  ['@typescript-eslint/no-unused-vars', 'src/server/lint/unused.ts'],
  ['no-console', 'src/server/lint/prints.ts'],
  ['eqeqeq', 'src/server/lint/loose-equality.ts'],
  ['no-restricted-syntax', 'src/core/lint/reads-the-clock.ts'],
  ['no-restricted-syntax', 'src/core/lint/makes-a-date.ts'],
  ['no-restricted-syntax', 'src/core/lint/throws-dice.ts'],
  ['react-hooks/rules-of-hooks', 'src/web/lint/conditional-hook.tsx'],
  ['react-hooks/exhaustive-deps', 'src/web/lint/forgotten-dependency.tsx'],
]

const linter = new ESLint({ cwd: planted, overrideConfigFile: join(root, 'eslint.config.js') })

const errorsIn = (result: ESLint.LintResult | undefined): (string | null)[] =>
  (result?.messages ?? []).filter((message: Linter.LintMessage) => message.severity === 2).map((message) => message.ruleId)

describe('the lint rules', () => {
  let results: readonly ESLint.LintResult[] = []
  beforeAll(async () => {
    results = await linter.lintFiles([...new Set(BROKEN.map(([, file]) => file))])
  }, 120_000)

  it.each(BROKEN)('%s catches %s', (rule, file) => {
    expect(errorsIn(results.find((result) => result.filePath === join(planted, file)))).toContain(rule)
  })

  it('refuse a file of more than 300 lines and a function of more than 60', async () => {
    const body = Array.from({ length: 300 }, (_, line) => `  sum += ${line}`).join('\n')
    const text = `export const total = (): number => {\n  let sum = 0\n${body}\n  return sum\n}\n`
    const [result] = await linter.lintText(text, { filePath: join(planted, 'src/server/lint/unused.ts') })
    expect(errorsIn(result)).toEqual(expect.arrayContaining(['max-lines', 'max-lines-per-function']))
  })

  it('know no warnings: every rule is an error or off', async () => {
    for (const file of ['src/core/x.ts', 'src/server/x.ts', 'src/web/x.tsx', 'bin/x.mjs']) {
      const config = (await linter.calculateConfigForFile(join(planted, file))) as { rules: Record<string, [number]> }
      const warnings = Object.entries(config.rules).filter(([, [severity]]) => severity === 1)
      expect(warnings).toEqual([])
    }
  })
})
