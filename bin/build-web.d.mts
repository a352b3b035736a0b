/** Builds what is out of date in the checkout (`house`); bundles whose configuration does not exist are left out. */
export function ensureWebBuilt(node: string, house?: string): Promise<void>
