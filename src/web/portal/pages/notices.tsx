/** Public replies and notices, newest first, with a search within them. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Notice, NoticePage } from '../api/portal-api.ts'
import type { Failure } from '../api/request.ts'
import { failureOf } from '../api/request.ts'
import { sayMoment } from '../texts/format.ts'
import { BackHome } from '../ui/back-home.tsx'
import { usePortal } from '../ui/context.tsx'
import { Failed, Page, Waiting } from '../ui/page.tsx'
import { useLoaded } from '../ui/use-loaded.ts'

const SEARCH_FROM = 6

export function NoticesPage(): VNode {
  const { api, t } = usePortal()
  const first = useLoaded('notices', () => api.loadNotices())
  return (
    <Page title={t('notices.heading')} lead={t('notices.lead')} above={<BackHome />}>
      {first.kind === 'loading' && <Waiting />}
      {first.kind === 'failed' && <Failed failure={first.failure} retry={first.retry} />}
      {first.kind === 'loaded' && <Notices first={first.value} />}
    </Page>
  )
}

function Notices({ first }: { readonly first: NoticePage }): VNode {
  const { api, t, say } = usePortal()
  const [page, setPage] = useState(first)
  const [words, setWords] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const loadMore = async (): Promise<void> => {
    setFailure(undefined)
    try {
      const next = await api.loadNotices(page.next)
      setPage((before) => ({ ...next, items: [...before.items, ...next.items] }))
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  const wanted = words.normalize('NFKC').trim().toLowerCase()
  const found = wanted === '' ? page.items : page.items.filter((notice) => `${notice.title}\n${say(notice.body)}`.normalize('NFKC').toLowerCase().includes(wanted))
  if (page.items.length === 0) return <p class="panel">{t('notices.none')}</p>
  return (
    <>
      {page.items.length >= SEARCH_FROM && (
        <div class="field" role="search">
          <label for="notices-search">{t(page.next === undefined ? 'notices.search' : 'notices.search_shown')}</label>
          <input id="notices-search" type="search" autoComplete="off" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
          <p class="hint" role="status">{wanted !== '' && t('notices.found', { n: found.length })}</p>
        </div>
      )}
      <ul class="notices">{found.map((notice) => <NoticeCard key={`${notice.at} ${notice.title}`} notice={notice} />)}</ul>
      {failure && <Failed failure={failure} retry={() => void loadMore()} />}
      {page.next !== undefined && !failure && <button type="button" class="button" onClick={() => void loadMore()}>{t('notices.more')}</button>}
    </>
  )
}

function NoticeCard({ notice }: { readonly notice: Notice }): VNode {
  const { t, say, language } = usePortal()
  return (
    <li>
      <article class="panel notice">
        <p class="meta"><span class={`tag tag-${notice.mode}`}>{t(`notices.${notice.mode}`)}</span><time dateTime={notice.at}>{sayMoment(language, notice.at, new Date())}</time></p>
        <h2>{notice.title}</h2>
        <p class="words">{say(notice.body)}</p>
      </article>
    </li>
  )
}
