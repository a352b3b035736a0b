import { FileExcelOutlined } from '@ant-design/icons'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'

/** A file field as large as a target for dragging; it stays an ordinary file field for keyboard and screen reader. */
export function FileDrop({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const { t } = useTranslation('imports')
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <label className="im-drop" data-over={isOver} onDragOver={over} onDragLeave={() => setIsOver(false)} onDrop={drop}>
      <FileExcelOutlined aria-hidden className="im-drop-icon" />
      <b>{t('upload.drop')}</b>
      <span className="hy-quiet">{t('upload.hint')}</span>
      <input
        type="file" className="hy-hidden" accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          onFile(event.target.files?.[0])
          // The same file may be chosen again after it was corrected.
          event.target.value = ''
        }}
      />
    </label>
  )
}
