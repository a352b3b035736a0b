import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '../../../core/worktime/types.ts'
import type { Week } from './requests.ts'

/** The weekly pattern to read. */
export function WeekTable({ week }: { readonly week: Week }) {
  const { t } = useTranslation('admin')
  return (
    <table className="ad-week">
      <tbody>
        {WEEKDAYS.map((day) => (
          <tr key={day} data-closed={week[day].length === 0}>
            <th scope="row">{t(`calendars.weekday.${day}`)}</th>
            <td>{week[day].length === 0 ? t('calendars.week.closed') : week[day].map(({ from, to }) => `${from}-${to}`).join(t('mark'))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
