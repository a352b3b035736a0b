// Runs in every page before the page itself. Plain JavaScript: it belongs to no program but the page.
(() => {
  // A key of the language files, a placeholder, or a single key in camel case, where words should be.
  const KEY = /^(?:[a-z]+:)?[a-z]+(?:\.[a-zA-Z]+)+$|\{\{|^[a-z]+[A-Z][a-zA-Z]*$/
  const NAMES = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'aria-valuetext']
  // Source code and the codes of units and posts are shown as written.
  const AS_WRITTEN = 'pre, code, kbd, script, style, textarea, .ad-code, .pc-mono'

  const report = (text, where) => {
    const said = (text ?? '').trim()
    if (said === '' || !KEY.test(said) || where?.closest(AS_WRITTEN)) return
    globalThis.reportText(`${said} in <${where?.tagName.toLowerCase()} class="${where?.getAttribute('class') ?? ''}">`)
  }
  const reportNames = (element) => NAMES.forEach((name) => report(element.getAttribute(name), element))
  const look = (node) => {
    if (node instanceof Text) return report(node.data, node.parentElement)
    if (!(node instanceof Element)) return undefined
    reportNames(node)
    return node.childNodes.forEach(look)
  }
  // Also sees what stands there for a moment only.
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'childList') addedNodes.forEach(look)
      else if (type === 'attributes') reportNames(target)
      else look(target)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES })

  const isMoving = (animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity
  const isAtRest = () =>
    document.fonts.status === 'loaded' && !document.getAnimations().some(isMoving)
    && document.querySelector('.hy-loading, .waiting, .ant-spin-spinning, .ant-btn-loading') === null
  /** Everything loaded and drawn, and nothing moves any more; fails after 15 seconds. */
  globalThis.whenAtRest = () =>
    new Promise((settle, fail) => {
      const until = performance.now() + 15_000
      const look = () => {
        if (isAtRest()) settle()
        else if (performance.now() > until) fail(new Error(`the page does not come to rest: ${location.pathname}`))
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
})()
