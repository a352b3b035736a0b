import { PlusOutlined, TeamOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '../../../contract/directory.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { useSettled } from '../../ui/settled.ts'
import { ToneTag } from '../../ui/tags.tsx'
import { useUnits } from '../tickets/index.ts'
import { AddPerson, EditPerson } from './person-editors.tsx'
import { usePeople } from './requests.ts'
import { texts } from './texts.ts'
import './admin.css'

/** Milliseconds without a key. */
const TYPING_PAUSES = 220

registerTexts('admin', texts)

/** The people who may sign in. */
export function PeoplePage() {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const [typed, setTyped] = useState('')
  const [unit, setUnit] = useState<string>()
  const [opened, setOpened] = useState<number | 'new'>()
  const units = useUnits().data ?? []
  return (
    <div className="hy-page">
      <PageHeader title={t('people.title')} subtitle={t('people.intro')} extra={<Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>{t('people.add')}</Button>} />
      <Section>
        <div className="ad-filters" role="search" aria-label={t('people.title')}>
          <Input.Search allowClear aria-label={t('people.search')} placeholder={t('people.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
          <Select<string>
            aria-label={t('people.unit')} value={unit ?? ''} onChange={(next) => setUnit(next || undefined)} showSearch={{ optionFilterProp: 'label' }}
            options={[{ value: '', label: t('people.allUnits') }, ...units.filter(({ closed }) => !closed).map(({ code, name }) => ({ value: code, label: labelOf(name) }))]}
          />
        </div>
        <PeopleList typed={typed} unit={unit} opened={opened} onOpen={setOpened} />
      </Section>
      {opened === 'new' && <AddPerson onClose={() => setOpened(undefined)} />}
    </div>
  )
}

interface ListProps {
  readonly typed: string
  readonly unit: string | undefined
  readonly opened: number | 'new' | undefined
  readonly onOpen: (id: number | undefined) => void
}

function PeopleList({ typed, unit, opened, onOpen }: ListProps) {
  const { t } = useTranslation('admin')
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePeople(useSettled(typed.trim(), TYPING_PAUSES), unit)
  const columns = usePeopleColumns(onOpen)
  if (isPending) return <LoadingState />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  const people = data.pages.flatMap(({ items }) => items)
  const edited = people.find(({ id }) => id === opened)
  return (
    <>
      {people.length === 0
        ? <EmptyState icon={<TeamOutlined />} title={t('people.empty')} hint={t('people.emptyHint')} />
        : (
          <DataList
            label={t('people.title')} rows={people} rowKey={({ id }) => id} columns={columns} onOpen={({ id }) => onOpen(id)} card={(person) => <PersonCard person={person} onOpen={onOpen} />}
            hasMore={hasNextPage} isLoadingMore={isFetchingNextPage} onMore={() => void fetchNextPage()}
          />
        )}
      {edited && <EditPerson person={edited} onClose={() => onOpen(undefined)} />}
    </>
  )
}

function usePeopleColumns(onOpen: (id: number) => void): readonly Column<PersonView>[] {
  const { t } = useTranslation('admin')
  const nameUnit = useUnitNames()
  return [
    { key: 'name', title: t('people.name'), render: (person) => <NameButton person={person} onOpen={onOpen} /> },
    { key: 'login', title: t('people.login'), render: ({ login }) => <span className="ad-code">{login}</span> },
    { key: 'units', title: t('people.units'), render: ({ units }) => <span className="hy-wrap">{units.map(nameUnit).join(t('mark'))}</span> },
    { key: 'posts', title: t('people.posts'), render: ({ posts }) => <span className="hy-wrap">{posts.join(t('mark'))}</span> },
    { key: 'roles', title: t('people.roles'), render: ({ roles }) => <span className="hy-wrap">{roles.map((role) => t(`roles.${role}`)).join(t('mark'))}</span> },
    { key: 'state', title: t('state'), render: (person) => (person.left ? <ToneTag>{t('people.left')}</ToneTag> : t('people.active')) },
  ]
}

function PersonCard({ person, onOpen }: { readonly person: PersonView; readonly onOpen: (id: number) => void }) {
  const { t } = useTranslation('admin')
  const nameUnit = useUnitNames()
  return (
    <div>
      <div className="hy-row"><NameButton person={person} onOpen={onOpen} /><span className="ad-code">{person.login}</span>{person.left && <ToneTag>{t('people.left')}</ToneTag>}</div>
      <p className="hy-quiet">{[...person.units.map(nameUnit), ...person.roles.map((role) => t(`roles.${role}`))].join(' · ')}</p>
    </div>
  )
}

function NameButton({ person, onOpen }: { readonly person: PersonView; readonly onOpen: (id: number) => void }) {
  const { t } = useTranslation('admin')
  return <button type="button" className="ad-name" aria-label={t('editOf', { name: person.name })} onClick={() => onOpen(person.id)}>{person.name}</button>
}

/** The name of a unit by its code; the code itself while the names are not there. */
function useUnitNames(): (code: string) => string {
  const { data } = useUnits()
  const labelOf = useLabel()
  return (code) => {
    const name = data?.find((unit) => unit.code === code)?.name
    return name ? labelOf(name) : code
  }
}
