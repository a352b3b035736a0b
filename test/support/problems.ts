// Refusals as people meet them: problem JSON with a code, and a sentence in the language of whoever asks.
import { expect } from 'vitest'
import type { Answered, Asked, Credentials, WholeApp } from './whole-app.ts'

type Ask = WholeApp['ask']
export type ExpectProblem = (status: number, code: string, ...asked: Parameters<Ask>) => Promise<Answered>

const HAN = /\p{Script=Han}/u

/** Asks once in Chinese and once in English, and answers the English problem. To be used where being refused changes nothing. */
export const problemAsserter = (ask: Ask): ExpectProblem => async (status, code, method, url, asked = {}) => {
  const askIn = (language: string): Promise<Answered> => ask(method, url, { ...asked, headers: { ...asked.headers, 'accept-language': language } })
  const answers = { zh: await askIn('zh-CN'), en: await askIn('en-GB') }
  for (const [language, answer] of Object.entries(answers)) {
    expect({ language, status: answer.status, code: answer.body['code'] }).toEqual({ language, status, code })
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(HAN.test(String(answer.body['title']))).toBe(language === 'zh')
    expect(String(answer.body['title']).length).toBeGreaterThan(3)
  }
  return answers.en
}

/** A file as a browser sends it. */
export function uploadOf(name: string, bytes: Buffer, headers: Credentials): Asked {
  const boundary = '----huiyin-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { body, headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
