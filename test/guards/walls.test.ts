// Each wall is broken once in test/guards/planted; a wall that catches nothing is not a wall.
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const planted = join(import.meta.dirname, 'planted')

/** rule -> the file that breaks it */
const BROKEN: readonly (readonly [rule: string, file: string])[] = [
  ['no-cycles', 'src/core/cycle-one.ts'],
  ['no-unresolved-import', 'src/core/imports-nothing-real.ts'],
  ['no-development-package-in-the-product', 'src/core/uses-a-tool.ts'],
  ['product-does-not-import-tests', 'src/core/sees-a-test.ts'],
  ['core-is-pure', 'src/core/reads-files.ts'],
  ['core-is-pure', 'src/core/uses-a-server-library.ts'],
  ['core-is-pure', 'src/core/sees-the-contract.ts'],
  ['contract-knows-only-the-core', 'src/contract/reads-the-clock-library.ts'],
  ['web-does-not-see-the-server', 'src/web/app/asks-the-server.ts'],
  ['web-runs-in-a-browser', 'src/web/app/reads-files.ts'],
  ['web-ui-knows-no-domain', 'src/web/ui/button.ts'],
  ['web-features-meet-only-at-index', 'src/web/features/reports/index.ts'],
  ['web-features-do-not-see-the-app', 'src/web/features/reports/index.ts'],
  ['portal-is-light', 'src/web/portal/portal.tsx'],
  ['staff-app-does-not-see-the-portal', 'src/web/app/main.tsx'],
  ['platform-knows-no-feature', 'src/server/platform/clock/knows-tickets.ts'],
  ['channels-know-no-feature', 'src/server/channels/mail/knows-tickets.ts'],
  ['slices-meet-only-at-index', 'src/server/features/reports/index.ts'],
  ['only-compose-sees-all', 'src/server/main.ts'],
  ['features-do-not-see-the-wiring', 'src/server/features/reports/index.ts'],
  ['commands-do-not-see-routes', 'src/server/features/tickets/commands.ts'],
  ['store-and-views-see-nothing-above', 'src/server/features/tickets/store.ts'],
  ['routes-and-jobs-do-not-write', 'src/server/features/tickets/routes.ts'],
  ['sql-only-in-store-and-views', 'src/server/features/tickets/commands.ts'],
]

/** The real rules of the house. */
const loadWalls = (): Promise<ICruiseOptions> => extractOptions(join(root, '.dependency-cruiser.cjs'))

/** Runs the real rules over a tree and answers what they found. */
const runWalls = async (baseDir: string, folders: string[]): Promise<ICruiseResult> => {
  const options = await loadWalls()
  const found = await cruise(folders, { ...options, baseDir, validate: true })
  // The reporter is left out, so the answer is the result itself and not a text.
  return found.output as ICruiseResult
}

describe('the walls between the parts', () => {
  let found: readonly string[] = []
  let cruised = 0
  beforeAll(async () => {
    const result = await runWalls(planted, ['src'])
    found = result.summary.violations.map((violation) => `${violation.rule.name} <- ${violation.from}`)
    cruised = result.summary.totalCruised
  }, 60_000)

  it('are looked at: the planted modules are seen', () => expect(cruised).toBeGreaterThan(30))

  it.each(BROKEN)('%s catches %s', (rule, file) => expect(found).toContain(`${rule} <- ${file}`))

  it('have a planted violation each', async () => {
    const rules = (await loadWalls()).ruleSet?.forbidden?.map((rule) => rule.name).sort()
    expect([...new Set(BROKEN.map(([rule]) => rule))].sort()).toEqual(rules)
  })

  it.each(['src/server/compose.ts', 'src/core/reads-yaml.ts'])('leave %s alone, which breaks none', (file) => {
    expect(found.filter((line) => line.endsWith(`<- ${file}`))).toEqual([])
  })
})
