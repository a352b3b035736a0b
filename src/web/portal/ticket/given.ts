/** What a reporter has filled in to an ask so far; kept in this tab until it is sent. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { OutcomeView } from '../../../contract/procedures.ts'
import type { AnswerBody, PortalTicket } from '../api/portal-api.ts'
import { asRecord } from '../api/request.ts'
import { visitShelf } from '../draft/shelf.ts'
import type { Answers } from '../form/answers.ts'
import { NO_ANSWERS, readAnswers } from '../form/answers.ts'

export interface Given {
  readonly outcome: string
  readonly answers: Answers
  readonly satisfied: number | undefined
  readonly comment: string
}

/** The id of the first answer to "is it solved?", where the error summary leads. */
export const SOLVED = 'ask-solved'

const NOTHING: Given = { outcome: '', answers: NO_ANSWERS, satisfied: undefined, comment: '' }

/** The outcomes a reporter may choose: in a survey those that a yes or a no leads to, never what the clock does by itself. */
export function outcomesFor({ kind, outcomes }: Pick<NonNullable<PortalTicket['ask']>, 'kind' | 'outcomes'>): readonly OutcomeView[] {
  if (kind !== 'survey') return outcomes
  return outcomes.filter((outcome) => outcome.whenSolved !== undefined).sort((one, other) => Number(other.whenSolved) - Number(one.whenSolved))
}

export function surveyOf(outcome: OutcomeView, { satisfied, comment }: Given): AnswerBody['survey'] {
  return { solved: outcome.whenSolved === true, ...(satisfied === undefined ? {} : { satisfied }), ...(comment.trim() === '' ? {} : { comment: comment.trim() }) }
}

interface KeptGiven {
  readonly given: Given
  readonly change: (how: (given: Given) => Given) => void
  readonly forget: () => void
}

export function useGiven(name: string): KeptGiven {
  const [given, setGiven] = useState<Given>(() => readGiven(visitShelf.getItem(name)))
  const touched = useRef(false)
  useEffect(() => {
    if (touched.current) visitShelf.setItem(name, JSON.stringify(given))
  }, [name, given])
  const change = useCallback((how: (given: Given) => Given) => {
    touched.current = true
    setGiven(how)
  }, [])
  const forget = useCallback(() => {
    touched.current = false
    visitShelf.removeItem(name)
  }, [name])
  return { given, change, forget }
}

export function readGiven(text: string | null): Given {
  try {
    const { outcome, answers, satisfied, comment } = asRecord(JSON.parse(text ?? 'null'))
    return {
      outcome: typeof outcome === 'string' ? outcome : '', answers: readAnswers(answers),
      satisfied: typeof satisfied === 'number' ? satisfied : undefined, comment: typeof comment === 'string' ? comment : '',
    }
  } catch {
    return NOTHING // written by hand
  }
}
