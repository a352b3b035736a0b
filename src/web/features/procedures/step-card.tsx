import { CloseOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FormFieldView, OutcomeView, ProcedureView } from '../../../contract/index.ts'
import { LabelText, useLabel } from '../../ui/locale.tsx'
import { tellDiagram, type Station } from './diagram-order.ts'

/** One step beside the diagram. */
export function StepCard({ procedure, stepKey, onClose }: { readonly procedure: ProcedureView; readonly stepKey: string; readonly onClose: () => void }) {
  const { t } = useTranslation('procedures')
  const station = tellDiagram(procedure.diagram).find(({ node }) => node.key === stepKey)
  if (!station) return null
  return (
    <div className="ps-card">
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('steps.close')} className="ps-close" onClick={onClose} />
      <StepFacts procedure={procedure} station={station} />
    </div>
  )
}

/** Kinds at which nobody acts. */
const BY_ITSELF: readonly string[] = ['start', 'end', 'join', 'ticket']

function StepFacts({ procedure, station: { node, ways } }: { readonly procedure: ProcedureView; readonly station: Station }) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  const step = procedure.steps.find(({ key }) => key === node.key)
  const who = step?.who ?? node.who
  return (
    <article className="ps-step">
      <h3>{labelOf(node.label)} <span className="ps-kind">{t(`kind.${node.kind}`)}</span></h3>
      {step?.hint && <p className="ps-hint">{labelOf(step.hint)}</p>}
      <dl className="ps-facts">
        {node.kind === 'start' && node.who && <><dt>{t('steps.begins')}</dt><dd>{labelOf(node.who)}</dd></>}
        {!BY_ITSELF.includes(node.kind) && <><dt>{t('steps.who')}</dt><dd>{who ? labelOf(who) : t('steps.nobody')}</dd></>}
        {node.each && <><dt>{t('steps.each')}</dt><dd>{labelOf(node.each)}</dd></>}
        {node.limits.length > 0 && <><dt>{t('steps.limits')}</dt><dd>{node.limits.map(labelOf).join(t('mark'))}</dd></>}
        {step && step.form.length > 0 && <><dt>{t('steps.form')}</dt><dd><FormWords procedure={procedure} form={step.form} /></dd></>}
        <dt>{t('steps.outcomes')}</dt>
        <dd>{ways.length === 0 ? t('steps.ends') : <Ways procedure={procedure} ways={ways} outcomes={step?.outcomes ?? []} />}</dd>
      </dl>
    </article>
  )
}

function Ways({ procedure, ways, outcomes }: { readonly procedure: ProcedureView; readonly ways: Station['ways']; readonly outcomes: readonly OutcomeView[] }) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  return (
    <ul className="ps-ways">
      {ways.map(({ edge, to, when, back }, i) => {
        const outcome = outcomes.find(({ label }) => label.zh === edge.label.zh && label.en === edge.label.en)
        return (
          <li key={i} className={`ps-way ps-way-${edge.clock ? 'late' : edge.tone}`}>
            {labelOf(edge.label) !== '' && <b>{labelOf(edge.label)}</b>}
            {edge.clock && <span className="hy-quiet"> {labelOf(edge.clock)}</span>}
            {when.length > 0 && <span className="hy-quiet"> {t('steps.when', { when: when.map(labelOf).join(t('mark')) })}</span>}
            <span aria-hidden> → </span><span className="hy-hidden">{t('steps.leadsTo')}</span>
            <LabelText label={to.label} />
            {back && <span className="ps-back"><RollbackOutlined aria-hidden /> {t('steps.goesBack')}</span>}
            {outcome?.whenSolved !== undefined && <span className="hy-quiet"> {t(outcome.whenSolved ? 'steps.whenSolved' : 'steps.whenUnsolved')}</span>}
            {outcome && outcome.form.length > 0 && <div className="ps-asks">{t('steps.asks')} <FormWords procedure={procedure} form={outcome.form} /></div>}
          </li>
        )
      })}
    </ul>
  )
}

/** The fields of a form in a row; a star marks what is required. */
function FormWords({ procedure, form }: { readonly procedure: ProcedureView; readonly form: readonly FormFieldView[] }) {
  const { t } = useTranslation('procedures')
  const labelOf = useLabel()
  return (
    <span className="ps-form">
      {form.map(({ field, required }) => {
        const label = procedure.fields.find(({ key }) => key === field)?.label
        return <span key={field}>{label ? labelOf(label) : field}{required && <abbr title={t('steps.required')}>*</abbr>}</span>
      })}
    </span>
  )
}
