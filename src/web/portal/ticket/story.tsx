/** What happened so far, as a conversation: our words, the reporter's words and the milestones between them. */
import type { VNode } from 'preact'
import type { PortalTicket } from '../api/portal-api.ts'
import { sayMoment } from '../texts/format.ts'
import type { TextKey } from '../texts/language.ts'
import { usePortal } from '../ui/context.tsx'
import { Icon, Star } from '../ui/icon.tsx'

type Entry = PortalTicket['story'][number]

const TITLES: Readonly<Record<Entry['kind'], TextKey | undefined>> = {
  received: 'ticket.kind_received', message: undefined, reply: undefined, milestone: undefined,
  answer: 'ticket.kind_answer', rated: 'ticket.kind_rated', closed: 'ticket.kind_closed',
}

export function Story({ ticket }: { readonly ticket: PortalTicket }): VNode {
  const { t } = usePortal()
  const newest = lastWord(ticket.story)
  return (
    <section aria-labelledby="story-heading">
      <h2 id="story-heading">{t('ticket.story')}</h2>
      <ol class="story">{ticket.story.map((entry, place) => <StoryEntry key={place} entry={entry} newest={entry === newest} />)}</ol>
      {/* While it is asked anew, the last verdict would only confuse; the story still tells it. */}
      {ticket.survey && ticket.ask?.kind !== 'survey' && <Rated survey={ticket.survey} />}
    </section>
  )
}

/** The last thing we said to the reporter. */
export function lastWord(story: readonly Entry[]): Entry | undefined {
  return [...story].reverse().find((entry) => entry.from === 'us' && (entry.kind === 'reply' || entry.kind === 'message'))
}

function StoryEntry({ entry, newest }: { readonly entry: Entry; readonly newest: boolean }): VNode {
  const { t, say, language, organisation } = usePortal()
  const title = newest ? 'ticket.newest' : TITLES[entry.kind]
  const text = say(entry.text)
  const time = <time dateTime={entry.at}>{sayMoment(language, entry.at, new Date())}</time>
  if (entry.from === 'system' || entry.kind === 'milestone') {
    return <li class={`mark mark-${entry.kind}`}><span class="mark-text">{text || (title && t(title))}</span>{time}</li>
  }
  return (
    <li class={`said said-${entry.from} ${newest ? 'said-newest' : ''}`}>
      <p class="meta">
        <strong>{entry.from === 'you' ? t('ticket.from_you') : organisation || t('ticket.from_us')}</strong>
        {title && entry.kind !== 'received' && <span class="tag">{t(title)}</span>}
        {time}
      </p>
      <p class="words">{text}</p>
    </li>
  )
}

function Rated({ survey }: { readonly survey: NonNullable<PortalTicket['survey']> }): VNode {
  const { t } = usePortal()
  const { satisfied } = survey
  return (
    <div class="panel rated">
      <h3>{t('ticket.yours')}</h3>
      <p><Icon name={survey.solved ? 'check' : 'close'} />{t(survey.solved ? 'survey.was_solved' : 'survey.was_unsolved')}</p>
      {satisfied !== undefined && <p><span class="stars-row">{STARS.map((star) => <Star key={star} full={star <= satisfied} />)}</span>{t('survey.star', { n: satisfied })}</p>}
      {survey.comment && <p class="words">{survey.comment}</p>}
    </div>
  )
}

export const STARS = [1, 2, 3, 4, 5] as const
