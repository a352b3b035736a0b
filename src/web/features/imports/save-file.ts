/** Gives the person a file made in the browser. */
export function saveFile(name: string, mediaType: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The click only begins the download; the address must outlive it.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
