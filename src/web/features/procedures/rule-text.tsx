import { DownloadOutlined } from '@ant-design/icons'
import { Space } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DescriptionPointView, DescriptionView, ProcedureView } from '../../../contract/index.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { useLocale } from '../../ui/locale.tsx'
import { LoadingState } from '../../ui/page.tsx'
import { useDescription } from './requests.ts'

/** Parts whose clauses are headings of their own; those of the others are lines of a list. */
const ARTICLES = ['starts', 'steps', 'clocks', 'ledger']
const FILES = ['md', 'svg', 'bpmn'] as const

/** The procedure in plain words, to be read beside the paper rule and taken away. */
export function RuleText({ procedure }: { readonly procedure: ProcedureView }) {
  const { language } = useLocale()
  const { data, error, isPending, refetch } = useDescription(procedure.id, language)
  if (data) return <Rule procedure={procedure} description={data} />
  return isPending ? <LoadingState rows={12} /> : <ProblemView error={error} onRetry={() => void refetch()} />
}

function Rule({ procedure, description }: { readonly procedure: ProcedureView; readonly description: DescriptionView }) {
  const { t } = useTranslation('procedures')
  return (
    <div className="pr-rule" lang={description.lang === 'zh' ? 'zh-CN' : 'en'}>
      <Space wrap className="hy-no-print pr-files">
        {FILES.map((format) => (
          <a key={format} href={`/api/v1/procedures/${encodeURIComponent(procedure.id)}/file?format=${format}&lang=${description.lang}`} download><DownloadOutlined aria-hidden /> {t(`rule.files.${format}`)}</a>
        ))}
      </Space>
      {description.sections.map((section) => (
        <section key={section.key} aria-labelledby={`rule-${section.key}`}>
          <h3 id={`rule-${section.key}`}>{section.number} {section.title}</h3>
          {section.intro !== '' && <p>{section.intro}</p>}
          {ARTICLES.includes(section.key)
            ? section.entries.map((entry) => (
              <article key={entry.key} id={`rule-${section.key}-${entry.key}`}>
                <h4><span className="pr-number">{entry.number}</span> {entry.title}</h4>
                <Points points={entry.points} />
              </article>
            ))
            : (
              <dl className="pr-list">
                {section.entries.map((entry) => (
                  <div key={entry.key}>
                    <dt><span className="pr-number">{entry.number}</span> {entry.title}</dt>
                    <dd>{entry.points.every(({ points }) => points.length === 0) ? entry.points.map(({ text }) => text).join(description.lang === 'zh' ? '' : ' ') : <Points points={entry.points} />}</dd>
                  </div>
                ))}
              </dl>
            )}
        </section>
      ))}
    </div>
  )
}

function Points({ points }: { readonly points: readonly DescriptionPointView[] }) {
  if (points.length === 0) return null
  return <ul>{points.map(({ text, points: inner }, i) => <li key={i}>{text}<Points points={inner} /></li>)}</ul>
}
