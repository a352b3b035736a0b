import { ExclamationCircleOutlined, IdcardOutlined, PlusOutlined, UserSwitchOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostView } from '../../../contract/directory.ts'
import { registerTexts } from '../../client/i18n.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { dayOf } from '../../ui/format.ts'
import { useFormat, useLabel, useLocale, useNow } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { useUnits } from '../tickets/index.ts'
import { AddPost, EditPost } from './post-editors.tsx'
import { isUnmanned, stateOfPeriod } from './post-state.ts'
import { usePosts } from './requests.ts'
import { texts } from './texts.ts'
import './admin.css'

registerTexts('admin', texts)

/** The posts that procedures give work to: who holds them and who stands in. */
export function PostsPage() {
  const { t } = useTranslation('admin')
  const [opened, setOpened] = useState<string>()
  const [isAdding, setIsAdding] = useState(false)
  const add = <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>{t('posts.add')}</Button>
  return (
    <div className="hy-page">
      <PageHeader title={t('posts.title')} subtitle={t('posts.intro')} extra={add} />
      <PostList add={add} opened={opened} onOpen={setOpened} />
      {isAdding && <AddPost onClose={() => setIsAdding(false)} />}
    </div>
  )
}

function PostList({ add, opened, onOpen }: { readonly add: React.ReactNode; readonly opened: string | undefined; readonly onOpen: (code: string | undefined) => void }) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const today = useToday()
  const { data, error, isPending, refetch } = usePosts()
  const columns = usePostColumns(onOpen)
  if (isPending) return <LoadingState />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <EmptyState icon={<IdcardOutlined />} title={t('posts.empty')} hint={t('posts.emptyHint')} action={add} />
  const unmanned = data.filter((post) => isUnmanned(post, today)).length
  const edited = data.find(({ code }) => code === opened)
  return (
    <>
      {unmanned > 0 && <Alert className="ad-alert" type="warning" showIcon title={t('posts.vacantWarning', { count: unmanned })} />}
      <Section>
        <DataList
          label={t('posts.title')} rows={data} rowKey={({ code }) => code} columns={columns} onOpen={({ code }) => onOpen(code)}
          card={(post) => <div><div className="hy-row"><PostButton post={post} onOpen={onOpen} /></div><p className="hy-quiet">{labelOf(post.name)} <PostCode post={post} /></p><Holder post={post} /><StandIns post={post} /></div>}
        />
      </Section>
      {edited && <EditPost post={edited} onClose={() => onOpen(undefined)} />}
    </>
  )
}

function useToday(): string {
  const { timeZone } = useLocale()
  return dayOf(useNow(), timeZone)
}

function usePostColumns(onOpen: (code: string) => void): readonly Column<PostView>[] {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const units = useUnits().data ?? []
  const unitName = (code: string): string => {
    const name = units.find((unit) => unit.code === code)?.name
    return name ? labelOf(name) : code
  }
  return [
    { key: 'name', title: t('posts.name'), render: (post) => <PostButton post={post} onOpen={onOpen} /> },
    { key: 'code', title: t('code'), render: (post) => <PostCode post={post} /> },
    { key: 'unit', title: t('posts.unit'), render: ({ unit, head }) => <>{unitName(unit)}{head && <div className="hy-quiet">{t('posts.head')}</div>}</> },
    { key: 'holder', title: t('posts.holder'), render: (post) => <Holder post={post} /> },
    { key: 'standIns', title: t('posts.standIns'), render: (post) => <StandIns post={post} /> },
  ]
}

function PostButton({ post, onOpen }: { readonly post: PostView; readonly onOpen: (code: string) => void }) {
  const { t } = useTranslation('admin')
  const name = useLabel()(post.name)
  return <><button type="button" className="ad-name" aria-label={t('editOf', { name })} onClick={() => onOpen(post.code)}>{name}</button> {post.closed && <ToneTag>{t('closed')}</ToneTag>}</>
}

function PostCode({ post }: { readonly post: PostView }) {
  return <span className="ad-code">{post.code}</span>
}

function Holder({ post }: { readonly post: PostView }) {
  const { t } = useTranslation('admin')
  const today = useToday()
  if (post.holderName !== null) return <>{post.holderName}</>
  return <ToneTag tone={isUnmanned(post, today) ? 'warn' : 'calm'} icon={<ExclamationCircleOutlined />}>{t('posts.vacant')}</ToneTag>
}

function StandIns({ post }: { readonly post: PostView }) {
  const { t } = useTranslation('admin')
  const format = useFormat()
  const today = useToday()
  const current = post.standIns.filter((standIn) => stateOfPeriod(standIn, today) !== 'over')
  if (current.length === 0) return <span className="hy-quiet">{t('posts.noStandIns')}</span>
  return (
    <ul>
      {current.map((standIn) => {
        const state = stateOfPeriod(standIn, today)
        return (
          <li key={`${standIn.person} ${standIn.from}`} className="ad-stand-in">
            {standIn.name} <ToneTag tone={state === 'now' ? 'info' : 'calm'} icon={<UserSwitchOutlined />}>{t(`posts.${state}`)}</ToneTag>
            <span className="hy-quiet">{t('posts.period', { from: format.day(standIn.from), until: format.day(standIn.until) })}</span>
          </li>
        )
      })}
    </ul>
  )
}
