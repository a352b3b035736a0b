/** What other screens may use of the tokens: how a secret is shown once. */
export { ShownOnce } from './shown-once.tsx'
