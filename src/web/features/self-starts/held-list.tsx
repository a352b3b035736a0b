import { PauseCircleOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HeldStartView } from '../../../contract/self-starts.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useFormat, useLabel } from '../../ui/locale.tsx'
import { LoadingState, Section } from '../../ui/page.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { useDecideHeld, useHeldStarts } from './requests.ts'

/** What would have begun too many tickets at once: begin, or not this time. */
export function HeldList() {
  const { t } = useTranslation('selfStarts')
  const { data, error, isPending, refetch } = useHeldStarts()
  return (
    <Section title={t('held.title')} id="held-starts" className="ss-held">
      <p className="hy-quiet">{t('held.intro')}</p>
      {isPending ? <LoadingState rows={2} />
        : error ? <ProblemView error={error} onRetry={() => void refetch()} />
          : data.length === 0 ? <p className="ss-none">{t('held.none')}</p>
            : <ul>{data.map((held) => <li key={held.id}><Held held={held} /></li>)}</ul>}
    </Section>
  )
}

function Held({ held }: { readonly held: HeldStartView }) {
  const { t } = useTranslation('selfStarts')
  const labelOf = useLabel()
  const format = useFormat()
  const rest = held.tickets - held.keys.length
  return (
    <>
      <div className="ss-held-what">
        <p className="hy-row"><b>{labelOf(held.label)}</b><ToneTag tone="warn" icon={<PauseCircleOutlined />}>{t('held.tickets', { count: held.tickets })}</ToneTag></p>
        <p className="ss-held-facts hy-quiet"><Link to="/procedures/$id" params={{ id: held.procedure }} className="ss-link">{labelOf(held.title)}</Link><span>{t('held.occasion', { at: format.moment(held.occasion) })}</span><span>{t('held.since', { at: format.moment(held.at) })}</span></p>
        {held.keys.some((key) => key !== '') && <p className="ss-keys"><span className="hy-quiet">{t('held.keys')}</span> {held.keys.map((key) => <code key={key}>{key}</code>)}{rest > 0 && <span className="hy-quiet">{t('held.more', { count: rest })}</span>}</p>}
      </div>
      <Decide held={held} />
    </>
  )
}

function Decide({ held: { id, label, tickets } }: { readonly held: HeldStartView }) {
  const { t } = useTranslation('selfStarts')
  const labelOf = useLabel()
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const deciding = useDecideHeld()
  const gaps = { label: labelOf(label), count: tickets }
  const decide = async (decision: 'begin' | 'drop'): Promise<void> => {
    try {
      await deciding.mutateAsync({ id, decision })
      message.success(t(decision === 'begin' ? 'held.begun' : 'held.dropped'))
    } catch (error) {
      message.error(problem(error).title)
    }
  }
  const ask = (decision: 'begin' | 'drop'): void => void modal.confirm({
    title: t(`held.${decision}Ask`, gaps), content: t(`held.${decision}Hint`, gaps), okText: t(`held.${decision}`), okButtonProps: { danger: decision === 'drop' }, cancelText: t('common:cancel'), onOk: () => decide(decision),
  })
  return (
    <div className="ss-decide">
      <Button type="primary" disabled={deciding.isPending} aria-label={`${t('held.begin')} ${labelOf(label)}`} onClick={() => ask('begin')}>{t('held.begin')}</Button>
      <Button disabled={deciding.isPending} aria-label={`${t('held.drop')} ${labelOf(label)}`} onClick={() => ask('drop')}>{t('held.drop')}</Button>
    </div>
  )
}
