/** Which of our two languages an answer is in. */
import type { FastifyRequest } from 'fastify'

export type Language = 'zh' | 'en'

/** `?lang=` first, then what the browser prefers, then the person's own setting, then Chinese. */
export function languageOf(request: FastifyRequest): Language {
  return readLanguage(askedInUrl(request.url)) ?? preferred(request.headers['accept-language']) ?? request.viewer?.language ?? 'zh'
}

function askedInUrl(url: string): string | undefined {
  return /[?&]lang=([A-Za-z-]{2,12})/.exec(url)?.[1]
}

function readLanguage(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0]
  return primary === 'zh' || primary === 'en' ? primary : undefined
}

function preferred(header: string | undefined): Language | undefined {
  if (!header) return undefined
  const ranges = header.slice(0, 500).split(',').map((range) => {
    const [tag, weight] = range.trim().split(/\s*;\s*q=/)
    return { language: readLanguage(tag), weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  return ranges.filter((range) => range.weight > 0).sort((a, b) => b.weight - a.weight).find((range) => range.language)?.language
}
