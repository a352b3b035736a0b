/** A colleague's telephone and e-mail, sealed at rest. */
import type { Vault } from '../../platform/crypto/index.ts'

export interface StaffContact {
  readonly phone?: string
  readonly email?: string
}

/** Null when there is nothing to keep. */
export function sealContact(vault: Vault, contact: { readonly phone?: string | null | undefined; readonly email?: string | null | undefined }): Buffer | null {
  const { phone, email } = contact
  if (!phone && !email) return null
  return vault.seal({ ...(phone ? { phone } : {}), ...(email ? { email } : {}) })
}

export function openContact(vault: Vault, sealed: Buffer | null): StaffContact {
  return sealed ? (vault.open(sealed) as StaffContact) : {} // sealed from this shape above
}
