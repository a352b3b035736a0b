/** What the browser can tell about a file before it is sent. The server looks inside and has the say. */

export const MOST_BYTES = 20 * 1024 * 1024

/** Why a file cannot be an import, as a key under `upload` in texts.ts; undefined when it may be one. */
export function whyNotFile(file: { readonly name: string; readonly size: number }): 'wrongType' | 'tooLarge' | undefined {
  if (!/\.(xlsx|csv|tsv|txt)$/i.test(file.name)) return 'wrongType'
  return file.size > MOST_BYTES ? 'tooLarge' : undefined
}
