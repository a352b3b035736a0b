import { Input, Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from './draft.ts'

interface SurveyFormProps {
  readonly survey: Draft['survey']
  readonly onChange: (survey: Draft['survey']) => void
  readonly missing: boolean
}
const GRADES = [1, 2, 3, 4, 5] as const

/** The two questions of a call-back: solved? satisfied? */
export function SurveyForm({ survey, onChange, missing }: SurveyFormProps) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const id = useId()
  const { satisfied, ...withoutGrade } = survey
  return (
    <div className="tk-survey">
      <div className="tk-form-row">
        <span className="tk-form-label" id={`${id}-solved`}>{t('page.solved')}<span className="tk-required"> <span aria-hidden>*</span><span className="hy-hidden">{common('required')}</span></span></span>
        <Radio.Group aria-labelledby={`${id}-solved`} role="radiogroup" aria-invalid={missing} optionType="button" value={survey.solved} onChange={(event) => onChange({ ...survey, solved: event.target.value === true })}
          options={[{ value: true, label: t('page.solvedYes') }, { value: false, label: t('page.solvedNo') }]} />
        {missing && <p className="tk-form-problem" role="alert">{t('page.surveyFirst')}</p>}
      </div>
      <div className="tk-form-row">
        <span className="tk-form-label" id={`${id}-satisfied`}>{t('page.satisfied')}</span>
        <Radio.Group aria-labelledby={`${id}-satisfied`} role="radiogroup" value={satisfied} options={GRADES.map((grade) => ({ value: grade, label: `${grade} ${t(`page.grade.${grade}`)}` }))}
          onChange={(event) => onChange({ ...withoutGrade, satisfied: Number(event.target.value) })} />
      </div>
      <div className="tk-form-row">
        <label className="tk-form-label" htmlFor={`${id}-comment`}>{t('page.comment')}</label>
        <Input.TextArea id={`${id}-comment`} value={survey.comment ?? ''} maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(event) => {
          const { comment: _comment, ...rest } = survey
          onChange(event.target.value === '' ? rest : { ...rest, comment: event.target.value })
        }} />
      </div>
    </div>
  )
}
