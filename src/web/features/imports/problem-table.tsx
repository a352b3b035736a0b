import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportProblem } from '../../../contract/imports.ts'
import { useFormat, useLabel, useLocale } from '../../ui/locale.tsx'
import { saveFile } from './save-file.ts'
import { writeProblemsCsv } from './problems-csv.ts'

/** More lines than these are for a spreadsheet, not for a screen. */
const SHOWN = 200

/** What is wrong in which row and column, and all of it as a file. */
export function ProblemTable({ problems, fileName }: { readonly problems: readonly ImportProblem[]; readonly fileName: string }) {
  const { t } = useTranslation('imports')
  const { language } = useLocale()
  const labelOf = useLabel()
  const format = useFormat()
  if (problems.length === 0) return null
  const save = (): void => {
    const headings = { row: t('problems.row'), column: t('problems.column'), value: t('problems.value'), message: t('problems.message') }
    saveFile(`${fileName.replace(/\.[^.]+$/, '')}-${t('problems.fileName')}.csv`, 'text/csv;charset=utf-8', writeProblemsCsv(problems, headings, language))
  }
  return (
    <section className="im-problems" aria-labelledby="im-problems-title">
      <div className="im-problems-head">
        <h3 id="im-problems-title">{t('problems.title', { count: problems.length })}</h3>
        <Button size="small" icon={<DownloadOutlined />} onClick={save}>{t('problems.download')}</Button>
      </div>
      <div className="im-scroll" tabIndex={0} role="group" aria-labelledby="im-problems-title">
        <table className="im-table">
          <thead><tr><th scope="col">{t('problems.row')}</th><th scope="col">{t('problems.column')}</th><th scope="col">{t('problems.value')}</th><th scope="col">{t('problems.message')}</th></tr></thead>
          <tbody>
            {problems.slice(0, SHOWN).map((problem, i) => (
              <tr key={i}><td className="hy-number">{format.number(problem.row)}</td><td>{problem.column}</td><td className="im-value" title={problem.value}>{problem.value}</td><td>{labelOf(problem.message)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > SHOWN && <p className="hy-quiet">{t('problems.more', { shown: SHOWN, count: problems.length })}</p>}
    </section>
  )
}
