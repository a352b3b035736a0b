/** The receipt: number and query code, large, with every way to keep them. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { findCode, findReceipt } from '../draft/shelf.ts'
import { pathTo } from '../router.ts'
import { announce } from '../ui/announcer.tsx'
import { usePortal } from '../ui/context.tsx'
import { Icon } from '../ui/icon.tsx'
import { Banner, Page } from '../ui/page.tsx'
import { drawReceipt } from './receipt-picture.ts'

export function DonePage({ number }: { readonly number: string }): VNode {
  const { t } = usePortal()
  const code = findCode(number)
  if (code === null) return <Page title={t('done.gone')} lead={t('done.gone_text')}><a class="button button-primary" href={pathTo({ page: 'ticket', number })}>{t('done.follow')}</a></Page>
  const { anonymous, earlier } = findReceipt(number)
  return (
    <Page title={t('done.heading')} lead={t('done.lead')} above={<span class="badge"><Icon name="check" /></span>}>
      {earlier && <Banner tone="warn" role="status"><p>{t('done.earlier')}</p></Banner>}
      <dl class="receipt">
        <Kept label={t('done.number')} value={number} />
        <Kept label={t('done.code')} value={code} />
      </dl>
      {anonymous && <Banner tone="warn"><p>{t('done.anonymous')}</p></Banner>}
      <KeepIt number={number} code={code} />
      <a class="button button-primary button-large" href={pathTo({ page: 'ticket', number })}>{t('done.follow')}<Icon name="arrow" /></a>
    </Page>
  )
}

function Kept({ label, value }: { readonly label: string; readonly value: string }): VNode {
  const { t } = usePortal()
  const copy = async (): Promise<void> => announce(await copyText(value) ? t('done.copied', { what: label }) : t('done.copy_failed'))
  const [copied, setCopied] = useState(false)
  return (
    <div class="receipt-row">
      <dt>{label}</dt>
      <dd>
        <output class="mono receipt-value">{value}</output>
        <button type="button" class="button button-small no-print" aria-label={t('done.copy_what', { what: label })} onClick={() => void copy().then(() => setCopied(true))}><Icon name={copied ? 'check' : 'copy'} />{t('done.copy')}</button>
      </dd>
    </div>
  )
}

function KeepIt({ number, code }: { readonly number: string; readonly code: string }): VNode {
  const { t, organisation } = usePortal()
  const [picture, setPicture] = useState('')
  const draw = (): void => setPicture(drawReceipt({
    organisation: organisation || t('app.unknown_organisation'), rows: [[t('done.number'), number], [t('done.code'), code]], keep: t('done.picture_keep'), where: t('done.picture_where'), address: `${location.origin}${pathTo({ page: 'home' })}`,
  }))
  return (
    <div class="no-print keep">
      <div class="actions">
        <button type="button" class="button" onClick={draw}><Icon name="picture" />{t('done.picture')}</button>
        <button type="button" class="button" onClick={() => print()}><Icon name="printer" />{t('done.print')}</button>
      </div>
      {picture && (
        <figure>
          <img src={picture} alt={t('done.picture_alt', { number, code })} />
          <figcaption>{t('done.picture_hint')} <a href={picture} download={`${number}.png`}>{t('done.download')}</a></figcaption>
        </figure>
      )}
    </div>
  )
}

/** The clipboard needs https; elsewhere the old way still works. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const box = document.createElement('textarea')
    box.value = text
    document.body.append(box)
    box.select()
    const done = document.execCommand('copy')
    box.remove()
    return done
  }
}
