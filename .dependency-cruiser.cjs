// The walls of the house: who may import whom. Each rule has a planted violation in test/guards/planted.
const TEST = '\\.test\\.tsx?$'
const CORE_LIBRARIES = [
  'yaml', '@marcbachmann/cel-js', 'zod', 'temporal-polyfill', 'rrule-temporal', 'chinese-days', '@dagrejs/dagre', 'pinyin-pro',
].map((name) => `node_modules/${name}/`)
const CONTRACT_LIBRARIES = ['node_modules/zod/']
const SLICE = '^src/server/features/[^/]+/'

/** A part of a slice may be one file (`routes.ts`, `routes-export.ts`) or a folder (`routes/`). */
const part = (names) => `${SLICE}(${names})(\\.ts$|/|-)`

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle has no beginning to read from.', {}, { circular: true }),
    forbid('no-unresolved-import', 'An import that finds nothing hides from every other rule.', {}, { couldNotResolve: true }),
    forbid('no-development-package-in-the-product', 'The product runs without the tools.',
      { path: '^src/', pathNot: [TEST, 'vite\\.config\\.ts$'] },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' }),
    forbid('product-does-not-import-tests', 'Tests know the product, not the other way round.',
      { path: '^src/', pathNot: TEST }, { path: ['^test/', '^bench/', TEST] }),

    forbid('core-is-pure', 'The core imports itself and a few pure libraries: no Node, no server, no browser.',
      { path: '^src/core/', pathNot: TEST }, { pathNot: ['^src/core/', ...CORE_LIBRARIES] }),
    forbid('contract-knows-only-the-core', 'What crosses HTTP is understood on both sides.',
      { path: '^src/contract/', pathNot: TEST }, { pathNot: ['^src/contract/', '^src/core/', ...CONTRACT_LIBRARIES] }),

    forbid('web-does-not-see-the-server', 'The browser knows the contract and the core.',
      { path: '^src/web/', pathNot: [TEST, 'vite\\.config\\.ts$'] }, { path: '^src/server/' }),
    forbid('web-runs-in-a-browser', 'Node modules do not exist in a browser.',
      { path: '^src/web/', pathNot: [TEST, 'vite\\.config\\.ts$'] }, { dependencyTypes: ['core'] }),
    forbid('web-ui-knows-no-domain', 'Building blocks of screens know no domain word.',
      { path: '^src/web/ui/', pathNot: TEST }, { path: ['^src/web/(?!ui/)', '^src/contract/', '^src/core/(?!text/)'] }),
    forbid('web-features-meet-only-at-index', 'A screen feature is used through its index.',
      { path: '^src/web/features/([^/]+)/' }, { path: '^src/web/features/(?!$1/)[^/]+/(?!index\\.tsx?$)' }),
    forbid('web-features-do-not-see-the-app', 'Routes compose features; features do not know routes.',
      { path: '^src/web/features/', pathNot: TEST }, { path: '^src/web/app/' }),
    forbid('portal-is-light', 'The public portal is its own small bundle: no antd, no React, nothing of the staff application.',
      { path: '^src/web/portal/', pathNot: TEST },
      { path: ['^src/web/(?!portal/)', 'node_modules/(antd|@ant-design|react|react-dom|react-i18next|@tanstack|@xyflow|@rc-component)/'] }),
    forbid('staff-app-does-not-see-the-portal', 'Two bundles, no shared screens.',
      { path: '^src/web/(?!portal/)' }, { path: '^src/web/portal/' }),

    forbid('platform-knows-no-feature', 'The platform serves any product.',
      { path: '^src/server/platform/', pathNot: TEST }, { path: '^src/server/(?!platform/)' }),
    forbid('channels-know-no-feature', 'A channel carries words to the outside; it does not know why.',
      { path: '^src/server/channels/', pathNot: TEST }, { path: '^src/server/(?!channels/|platform/)' }),
    forbid('slices-meet-only-at-index', 'A slice is used through its index.ts.',
      { path: '^src/server/features/([^/]+)/' }, { path: '^src/server/features/(?!$1/)[^/]+/(?!index\\.ts$)' }),
    forbid('only-compose-sees-all', 'Features are wired in compose.ts and nowhere else.',
      { path: '^src/', pathNot: ['^src/server/features/', '^src/server/compose\\.ts$', TEST] }, { path: '^src/server/features/' }),
    forbid('features-do-not-see-the-wiring', 'What is wired does not know the wires.',
      { path: '^src/server/features/', pathNot: TEST }, { path: '^src/server/(compose|main)\\.ts$|^src/server/cli/' }),
    forbid('commands-do-not-see-routes', 'routes, jobs -> commands -> store, views.',
      { path: part('commands') }, { path: part('routes|jobs') }),
    forbid('store-and-views-see-nothing-above', 'routes, jobs -> commands -> store, views.',
      { path: part('store|views') }, { path: part('commands|routes|jobs') }),
    forbid('routes-and-jobs-do-not-write', 'Whoever changes something goes through a command.',
      { path: part('routes|jobs') }, { path: part('store') }),
    forbid('sql-only-in-store-and-views', 'SQL lives in store.ts and views.ts; the type of a transaction may travel.',
      { path: SLICE, pathNot: [part('store|views'), TEST] },
      { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/guards/planted/' },
    // Without it `import type` would be invisible, and half of the walls with it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
