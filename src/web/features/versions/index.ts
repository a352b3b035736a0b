/** What other screens may use of versions. */
export { WaitingDrafts } from './waiting-drafts.tsx'
