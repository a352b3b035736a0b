import { Alert, Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../../contract/directory.ts'
import type { Label } from '../../../contract/shared.ts'
import { WEEKDAYS } from '../../../core/worktime/types.ts'
import { ProblemError } from '../../client/problem-error.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel, useLocale } from '../../ui/locale.tsx'
import { EditorModal } from './editor-modal.tsx'
import { fillLabel } from './form-problems.ts'
import { CodeField, NameFields } from './name-fields.tsx'
import { useAddCalendar, useChangeCalendar, type Week } from './requests.ts'
import { SpansField } from './spans-field.tsx'
import { checkWeek, copyMonday } from './week-draft.ts'

interface CalendarValues {
  readonly code: string
  readonly name: Label
  readonly timeZone: string
  /** Empty for a calendar without holidays. */
  readonly copyHolidaysFrom: string
}

const OFFICE_DAY: Week['mon'] = [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }]
const OFFICE_WEEK: Week = { mon: OFFICE_DAY, tue: OFFICE_DAY, wed: OFFICE_DAY, thu: OFFICE_DAY, fri: OFFICE_DAY, sat: [], sun: [] }

export function AddCalendar({ calendars, onClose }: { readonly calendars: readonly CalendarView[]; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const { timeZone } = useLocale()
  const adding = useAddCalendar()
  const source = calendars.find(({ code }) => code === 'cn') ? 'cn' : ''
  return (
    <EditorModal<CalendarValues>
      title={t('calendars.add')} okText={t('common:create')} initial={{ code: '', name: { zh: '', en: '' }, timeZone, copyHolidaysFrom: source }} onClose={onClose}
      save={async ({ code, name, timeZone: zone, copyHolidaysFrom }) => await adding.mutateAsync({ code, name: fillLabel(name), timeZone: zone, week: OFFICE_WEEK, ...(copyHolidaysFrom ? { copyHolidaysFrom } : {}) })}
    >
      <NameFields autoFocus />
      <CodeField />
      <ZoneField />
      <Form.Item name="copyHolidaysFrom" label={t('calendars.copyFrom')}>
        <Select options={[{ value: '', label: t('calendars.copyNone') }, ...calendars.map(({ code, name }) => ({ value: code, label: labelOf(name) }))]} />
      </Form.Item>
    </EditorModal>
  )
}

export function EditCalendar({ calendar, onClose }: { readonly calendar: CalendarView; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const changing = useChangeCalendar()
  const { code, name, timeZone, version } = calendar
  return (
    <EditorModal<CalendarValues>
      title={`${t('calendars.edit')} ${code}`} initial={{ code, name, timeZone, copyHolidaysFrom: '' }} version={version} onClose={onClose}
      save={async (values) => await changing.mutateAsync({ code, version, name: fillLabel(values.name), timeZone: values.timeZone })}
    >
      <NameFields autoFocus />
      <ZoneField />
    </EditorModal>
  )
}

function ZoneField() {
  const { t } = useTranslation('admin')
  return <Form.Item name="timeZone" label={t('calendars.timeZone')}><Select showSearch options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))} /></Form.Item>
}

/** The weekly pattern; faults are said as they arise, by the same check the server uses. */
export function EditWeek({ calendar, onClose }: { readonly calendar: CalendarView; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const { problem } = useProblemText()
  const changing = useChangeCalendar()
  const [edited, setEdited] = useState({ week: calendar.week, version: calendar.version })
  const [isTried, setIsTried] = useState(false)
  const isStale = changing.error instanceof ProblemError && changing.error.code === 'directory.stale'
  // Somebody else saved meanwhile: theirs is shown.
  if (edited.version !== calendar.version) setEdited({ week: calendar.week, version: calendar.version })
  const problems = checkWeek(edited.week)
  const setWeek = (week: Week): void => setEdited({ ...edited, week })
  const save = (): void => {
    setIsTried(true)
    if (problems.length === 0) changing.mutate({ code: calendar.code, version: calendar.version, week: edited.week }, { onSuccess: onClose })
  }
  const tell = ({ day, fault }: (typeof problems)[number]): string =>
    (day ? t('calendars.week.problem', { day: t(`calendars.weekday.${day}`), problem: t(`calendars.problems.${fault}`) }) : t(`calendars.problems.${fault}`))
  return (
    <Modal open width={640} title={t('calendars.week.edit')} okText={t('common:save')} cancelText={t('common:cancel')} confirmLoading={changing.isPending} onOk={save} onCancel={onClose} mask={{ closable: false }}>
      <p className="hy-quiet ad-lead">{t('calendars.week.hint')}</p>
      <div role="alert" className="ad-problem">
        {isStale && <Alert type="warning" showIcon title={t('stale')} />}
        {changing.error && !isStale && <Alert type="error" showIcon title={problem(changing.error).title} />}
        {isTried && problems.length > 0 && <Alert type="error" showIcon title={problems.map(tell).join(t('mark'))} />}
      </div>
      <dl className="ad-week-edit">
        {WEEKDAYS.map((day) => (
          <div key={day}><dt>{t(`calendars.weekday.${day}`)}</dt><dd><SpansField name={t(`calendars.weekday.${day}`)} spans={edited.week[day]} onChange={(spans) => setWeek({ ...edited.week, [day]: spans })} /></dd></div>
        ))}
      </dl>
      <Button onClick={() => setWeek(copyMonday(edited.week))}>{t('calendars.week.copy')}</Button>
    </Modal>
  )
}
