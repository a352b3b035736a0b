/** Two questions, in the order people think them: is it solved, and how was it? */
import type { ComponentChildren, VNode } from 'preact'
import type { OutcomeView } from '../../../contract/procedures.ts'
import { FieldFrame } from '../form/field-frame.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon, Star } from '../ui/icon.tsx'
import type { Given } from './given.ts'
import { SOLVED } from './given.ts'
import { STARS } from './story.tsx'

interface SurveyProps {
  readonly outcomes: readonly OutcomeView[]
  readonly given: Given
  readonly wrong: boolean
  readonly onChange: (how: (given: Given) => Given) => void
  readonly children: ComponentChildren
}

const COMMENT = 'ask-comment'

export function Survey({ outcomes, given, wrong, onChange, children }: SurveyProps): VNode {
  const { t, say } = usePortal()
  const chosen = outcomes.find((outcome) => outcome.key === given.outcome)
  return (
    <>
      <FieldFrame id={SOLVED} label={t('survey.solved')} required group problem={wrong ? t('survey.solved_needed') : undefined}>
        <div class="verdicts">
          {outcomes.map((outcome, place) => (
            <label key={outcome.key} class={outcome.whenSolved ? 'verdict verdict-yes' : 'verdict verdict-no'}>
              <input type="radio" id={place === 0 ? SOLVED : `${SOLVED}-${outcome.key}`} name={SOLVED} checked={given.outcome === outcome.key} required onChange={() => onChange((before) => ({ ...before, outcome: outcome.key }))} />
              <span><Icon name={outcome.whenSolved ? 'check' : 'close'} />{say(outcome.label)}</span>
            </label>
          ))}
        </div>
      </FieldFrame>
      {chosen && <>
        <Stars satisfied={given.satisfied} onChoose={(satisfied) => onChange((before) => ({ ...before, satisfied }))} />
        {children}
        <FieldFrame id={COMMENT} label={t(chosen.whenSolved ? 'survey.comment_yes' : 'survey.comment_no')} required={false}>
          <textarea id={COMMENT} rows={3} maxLength={2000} value={given.comment} onInput={(event) => { const comment = event.currentTarget.value; onChange((before) => ({ ...before, comment })) }} />
        </FieldFrame>
      </>}
    </>
  )
}

/** Five stars as radio buttons, each with its word: colour and shape alone say nothing to many. */
function Stars({ satisfied, onChoose }: { readonly satisfied: number | undefined; readonly onChoose: (satisfied: number) => void }): VNode {
  const { t } = usePortal()
  return (
    <FieldFrame id="ask-satisfied" label={t('survey.satisfied')} required={false} group>
      <div class="stars">
        {STARS.map((star) => (
          <label key={star} class="star-choice">
            <input type="radio" name="ask-satisfied" checked={satisfied === star} aria-label={`${t('survey.star', { n: star })}: ${t(`survey.${star}`)}`} onChange={() => onChoose(star)} />
            <Star full={satisfied !== undefined && star <= satisfied} />
          </label>
        ))}
        <span class="stars-word" aria-hidden="true">{satisfied !== undefined && isStar(satisfied) && t(`survey.${satisfied}`)}</span>
      </div>
    </FieldFrame>
  )
}

function isStar(value: number): value is (typeof STARS)[number] {
  return value >= 1 && value <= STARS.length && Number.isInteger(value)
}
