// One lint file for the whole house. A rule is an error or it is off with a reason; there are no warnings.
import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const typescript = ['**/*.ts', '**/*.tsx']
const tests = ['**/*.test.ts', '**/*.test.tsx', 'test/**/*.ts', 'bench/**/*.ts']

/** What makes the core impure although it compiles: the language's own clock and dice. */
const impure = [
  ['CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'now is an argument: the core reads no clock.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'now is an argument: the core reads no clock.'],
  ['CallExpression[callee.name="Date"]', 'now is an argument: the core reads no clock.'],
  ['MemberExpression[object.name="Temporal"][property.name="Now"]', 'now is an argument: the core reads no clock.'],
  ['CallExpression[callee.object.name="Math"][callee.property.name="random"]', 'the core throws no dice: chance is an argument.'],
].map(([selector, message]) => ({ selector, message }))

export default defineConfig(
  globalIgnores(['dist/**', 'coverage/**', 'screenshots/**', 'node_modules/**', '.cache/**', '.huiyin/**', 'test/guards/planted/**']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // A state, an event or an answer is switched exhaustively; a default does not count as having thought of a case.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      // Off: `promise.then(() => save())` as an arrow is the house's short form and loses nothing.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Off: an async function without await keeps one signature for all implementations of an interface.
      '@typescript-eslint/require-await': 'off',
      // Off: it reads facts that come from outside (a map's entry, a row) as impossible.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Off: a type parameter used once documents the shape of a query or a parser.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Off: `||` on text means "empty counts as missing", which `??` cannot say.
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      // Off: saying a default aloud is often the clearer sentence.
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // Off: `[...text]` by code points is what text in Chinese wants; the rule would forbid every string.
      '@typescript-eslint/no-misused-spread': 'off',
      // Off: libraries mark things deprecated long before their replacement works.
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
  {
    files: ['src/web/**/*.ts', 'src/web/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      // Off: an event handler given as a property may be async; the screens catch errors where the request is made.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    // A screen is one function by nature: its markup counts as lines without being logic.
    files: ['src/web/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120 }] },
  },
  {
    files: tests,
    rules: {
      // Off: a describe block is a table of contents, not a function.
      'max-lines-per-function': 'off',
    },
  },
  {
    // The command line answers on standard output: that is its screen.
    files: ['src/server/cli/**/*.ts', 'src/server/main.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      eqeqeq: ['error', 'always'],
      'prefer-const': 'error',
      'no-var': 'error',
      'no-unused-vars': 'error',
    },
  },
)
