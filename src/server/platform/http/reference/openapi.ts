/** The API described from the same shapes that validate it: OpenAPI 3.1 for programs, a page for people. */
import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { SwaggerTransform } from '@fastify/swagger'
import { z } from 'zod'
import type { App } from '../app-type.ts'
import { languageOf } from '../language.ts'
import { renderReference } from './page.ts'
import { readOperations } from './operations.ts'

const text = { type: 'string' as const }
const problemSchema = {
  type: 'object' as const,
  description: 'RFC 9457 problem; `code` decides, `title` is in the language asked for.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: text, title: text, status: { type: 'integer' as const }, code: text, instance: text,
    problems: { type: 'array' as const, items: { type: 'object' as const, required: ['field', 'code'], properties: { field: text, code: text, max: { type: 'number' as const } } } },
    details: { type: 'object' as const },
  },
}

const describe: SwaggerTransform = (given) => {
  const { route, url } = given
  if (!url.startsWith('/api/') || url === '/api/reference') return { schema: { ...given.schema, hide: true }, url }
  const { schema } = jsonSchemaTransform(given)
  const title = route.config?.title
  return {
    url,
    schema: {
      ...schema,
      tags: [url.split('/')[3] ?? 'api'],
      ...(title ? { summary: title.en, 'x-title': title } : {}),
      'x-access': route.config?.access,
      security: route.config?.access === 'public' ? [] : [{ session: [] }, { token: [] }],
    },
  }
}

export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Huiyin 回音', version: '1', description: 'Times are ISO 8601 with offset. Lists are paged by `cursor`. Writes name the version they saw in If-Match or `version`; creations may carry Idempotency-Key. `?lang=zh|en` or Accept-Language chooses the language of problems.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'huiyin' },
          token: { type: 'http', scheme: 'bearer', description: 'An API token (hy_...)' },
        },
        schemas: { Problem: problemSchema },
      },
    },
    transform: describe,
  })
  app.get('/api/v1/openapi.json', { config: { access: 'public', title: { zh: '本接口的 OpenAPI 描述', en: 'This API as OpenAPI' } }, schema: { response: { 200: z.looseObject({}) } } }, () => ({ ...app.swagger() }))
  app.get('/api/reference', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const language = languageOf(request)
    return reply.type('text/html; charset=utf-8').send(renderReference(readOperations(app.swagger()), language))
  })
}
