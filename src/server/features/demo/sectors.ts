/** What each procedure of the library is shown with. */
import type { Values } from '../../../core/procedure/index.ts'
import type { DemoMatter, Places, ToldMatter } from './matter.ts'
import { PARK_MATTERS, PARK_PLACES } from './matters-park.ts'
import { PROPERTY_MATTERS, PROPERTY_PLACES } from './matters-property.ts'
import { SCHOOL_MATTERS, SCHOOL_PLACES } from './matters-school.ts'
import type { Draws } from './seeded.ts'

export interface DemoSector {
  readonly procedure: string
  readonly matters: readonly DemoMatter[]
  readonly places: Places
  /** Channels by how often they are used. */
  readonly channels: readonly string[]
  /** What the start form asks besides the matter itself. */
  readonly values: (matter: ToldMatter, draws: Draws) => Values
}

const kindOf = ({ subject }: DemoMatter): string => (/^(表扬|感谢|Thank)/.test(subject) ? 'praise' : /^(建议|希望)/.test(subject) ? 'suggestion' : 'problem')

export const SECTORS: readonly DemoSector[] = [
  {
    procedure: 'school/general-affairs-feedback', matters: SCHOOL_MATTERS, places: SCHOOL_PLACES, channels: ['portal', 'portal', 'portal', 'phone', 'desk', 'letter'],
    values: (matter, draws) => ({ kind: kindOf(matter) === 'problem' && draws.chance(0.3) ? 'complaint' : kindOf(matter), place: matter.place }),
  },
  {
    procedure: 'property/complaint', matters: PROPERTY_MATTERS, places: PROPERTY_PLACES, channels: ['portal', 'portal', 'phone', 'phone', 'desk'],
    values: (_matter, draws) => ({ room: `${1 + draws.below(12)}-${1 + draws.below(3)}-${101 + draws.below(17) * 100 + draws.below(4)}` }),
  },
  {
    procedure: 'park/relayed-complaint', matters: PARK_MATTERS, places: PARK_PLACES, channels: ['desk', 'desk', 'desk', 'phone', 'portal'],
    values: (_matter, draws) => ({ source: draws.pick(['hotlineDirect', 'hotlineDirect', 'mayorMailbox', 'bureauMailbox', 'hotlineCall', 'news']), slip: `DEMO-${100_000 + draws.below(900_000)}` }),
  },
]
