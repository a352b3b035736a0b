import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined, RollbackOutlined, SyncOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '../../../contract/imports.ts'
import { ToneTag, type Tone } from '../../ui/tags.tsx'

const LOOKS: Readonly<Record<ImportView['status'], readonly [Tone, ReactNode]>> = {
  ready: ['calm', <ClockCircleOutlined key="i" />],
  running: ['info', <SyncOutlined key="i" />],
  done: ['good', <CheckCircleOutlined key="i" />],
  failed: ['bad', <ExclamationCircleOutlined key="i" />],
  undoing: ['info', <SyncOutlined key="i" />],
  undone: ['calm', <RollbackOutlined key="i" />],
}

export function ImportStatus({ status }: { readonly status: ImportView['status'] }) {
  const { t } = useTranslation('imports')
  const [tone, icon] = LOOKS[status]
  return <ToneTag tone={tone} icon={icon}>{t(`status.${status}`)}</ToneTag>
}
