import { CheckCircleOutlined, KeyOutlined, StopOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { registerTexts } from '../../client/i18n.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { ProblemView } from '../../client/problem-view.tsx'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { Moment, useNow } from '../../ui/locale.tsx'
import { EmptyState, LoadingState, PageHeader, Section } from '../../ui/page.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { MakeToken } from './make-token.tsx'
import { useRevokeToken, useTokens, type TokenView } from './requests.ts'
import { texts } from './texts.ts'
import { stateOf } from './token-state.ts'
import './tokens.css'

registerTexts('tokens', texts)

/** The tokens of the signed-in person. */
export function TokensPage() {
  const { t } = useTranslation('tokens')
  const [isMaking, setIsMaking] = useState(false)
  const make = <Button type="primary" onClick={() => setIsMaking(true)}>{t('make')}</Button>
  return (
    <div className="hy-page">
      <PageHeader title={t('title')} subtitle={<>{t('intro')} <a className="to-link" href="/api/reference" target="_blank" rel="noreferrer">{t('reference')}</a></>} extra={make} />
      <Section><Tokens make={make} /></Section>
      {isMaking && <MakeToken onClose={() => setIsMaking(false)} />}
    </div>
  )
}

function Tokens({ make }: { readonly make: React.ReactNode }) {
  const { t } = useTranslation('tokens')
  const { data, error, isPending, refetch } = useTokens()
  if (isPending) return <LoadingState rows={4} />
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (data.length === 0) return <EmptyState icon={<KeyOutlined />} title={t('empty')} hint={t('emptyHint')} action={make} />
  const columns: readonly Column<TokenView>[] = [
    { key: 'name', title: t('name'), render: ({ name }) => name },
    { key: 'state', title: t('state'), render: (token) => <StateTag token={token} /> },
    { key: 'created', title: t('created'), render: ({ createdAt }) => <Moment at={createdAt} /> },
    { key: 'used', title: t('lastUsed'), render: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} /> },
    { key: 'expires', title: t('expires'), render: ({ expiresAt }) => (expiresAt === null ? t('never') : <Moment at={expiresAt} />) },
    { key: 'revoke', title: <span className="hy-hidden">{t('revoke')}</span>, render: (token) => <Revoke token={token} /> },
  ]
  return <div className="to-list"><DataList label={t('title')} rows={data} rowKey={({ id }) => id} columns={columns} card={(token) => <TokenCard token={token} />} /></div>
}

function TokenCard({ token }: { readonly token: TokenView }) {
  const { t } = useTranslation('tokens')
  return (
    <div>
      <div className="hy-row"><b>{token.name}</b><StateTag token={token} /></div>
      <p className="hy-quiet">{t('lastUsed')}: <LastUsed at={token.lastUsedAt} /></p>
      <p className="hy-quiet">{t('expires')}: {token.expiresAt === null ? t('never') : <Moment at={token.expiresAt} />}</p>
      <Revoke token={token} />
    </div>
  )
}

function LastUsed({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('tokens')
  return at === null ? <span className="hy-quiet">{t('neverUsed')}</span> : <Moment at={at} />
}

function StateTag({ token }: { readonly token: TokenView }) {
  const { t } = useTranslation('tokens')
  const state = stateOf(token, useNow())
  return <ToneTag tone={state === 'active' ? 'good' : 'calm'} icon={state === 'active' ? <CheckCircleOutlined /> : <StopOutlined />}>{t(state)}</ToneTag>
}

function Revoke({ token }: { readonly token: TokenView }) {
  const { t } = useTranslation('tokens')
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const revoking = useRevokeToken()
  if (token.revoked) return null
  const ask = (): void => void modal.confirm({
    title: t('revokeAsk', { name: token.name }), content: t('revokeHint'), okText: t('revoke'), okButtonProps: { danger: true }, cancelText: t('common:cancel'),
    onOk: async () => {
      try {
        await revoking.mutateAsync(token.id)
        message.success(t('revokedNow', { name: token.name }))
      } catch (error) {
        message.error(problem(error).title)
      }
    },
  })
  return <Button size="small" danger loading={revoking.isPending} aria-label={`${t('revoke')} ${token.name}`} onClick={ask}>{t('revoke')}</Button>
}
