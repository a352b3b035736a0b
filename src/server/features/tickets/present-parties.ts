/** Parties by their names. */
import type { PartyView } from '../../../contract/index.ts'
import type { Directory } from '../../platform/directory/index.ts'

export interface Presenting {
  readonly directory: Directory
  /** Today's date where the organisation is. */
  readonly today: string
}

export function presentParty(presenting: Presenting, party: string): PartyView {
  const today = presenting.directory.todayOf(party, presenting.today)
  return { party, name: presenting.directory.nameOf(party), ...(today === undefined ? {} : { today }) }
}
