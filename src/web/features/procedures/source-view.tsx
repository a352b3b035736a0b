import { CopyOutlined, DownloadOutlined } from '@ant-design/icons'
import { App, Button, Space } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProcedureView } from '../../../contract/index.ts'
import { markYaml } from './yaml-marks.ts'

/** The file as written, read only, with the line numbers that findings refer to. */
export function SourceView({ procedure }: { readonly procedure: ProcedureView }) {
  const { t } = useTranslation('procedures')
  if (procedure.source === undefined) return <p className="hy-quiet">{t('source.hidden')}</p>
  return <Source source={procedure.source} fileName={`${procedure.id.split('/').at(-1) ?? 'procedure'}.yaml`} />
}

function Source({ source, fileName }: { readonly source: string; readonly fileName: string }) {
  const { t } = useTranslation('procedures')
  const { message } = App.useApp()
  const lines = useMemo(() => markYaml(source), [source])
  const address = useMemo(() => `data:text/yaml;charset=utf-8,${encodeURIComponent(source)}`, [source])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(source)
      message.success(t('source.copied'))
    } catch {
      // A browser without a secure connection has no clipboard.
      message.warning(t('source.copyFailed'))
    }
  }
  return (
    <>
      <div className="py-head">
        <p className="hy-quiet">{t('source.lines', { count: lines.length })} · {t('source.hint')}</p>
        <Space className="hy-no-print">
          <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>{t('source.copy')}</Button>
          <Button size="small" icon={<DownloadOutlined />} href={address} download={fileName}>{t('source.download')}</Button>
        </Space>
      </div>
      <pre className="py-source" tabIndex={0} role="region" aria-label={t('source.label', { count: lines.length })} lang="en">
        {lines.map((marks, i) => (
          <code key={i} id={`L${i + 1}`} className="py-line">
            {marks.map(({ part, text }, at) => (part === 'plain' ? text : <span key={at} className={`py-${part}`}>{text}</span>))}
            {'\n'}
          </code>
        ))}
      </pre>
    </>
  )
}
