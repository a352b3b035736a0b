/** Versions of procedures over HTTP: handing in, signing, publishing, withdrawing. */
import { z } from 'zod'
import { draftShape, SIGNATURES, signShape, versionShape, versionSummaryShape, waitingDraftShape } from '../../../contract/index.ts'
import type { SignatureRole, VersionView } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { AppError, viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { VersionCommands, VersionName } from './commands.ts'
import { presentDrafts, presentVersion, presentVersions, SIGNING } from './present-version.ts'
import { listDrafts, listVersions } from './views.ts'

export interface VersionRoutesDeps {
  readonly db: Db
  readonly versions: VersionCommands
  /** Open tickets of a procedure by version. */
  readonly openTickets: (id: string) => Promise<ReadonlyMap<number, number>>
}

const idParams = z.object({ id: z.string().max(120) })
const versionParams = idParams.extend({ version: z.coerce.number().int().min(1).max(100_000) })

const NAMES: Readonly<Record<SignatureRole, { readonly zh: string; readonly en: string }>> = {
  prepared: { zh: '签署“编制”', en: 'Sign a version as prepared' },
  reviewed: { zh: '签署“审核”，逐条接受警告', en: 'Sign a version as reviewed, its warnings accepted by name' },
  approved: { zh: '签署“批准”', en: 'Sign a version as approved' },
}

export function versionRoutes(app: App, deps: VersionRoutesDeps): void {
  readingRoutes(app, deps)
  handingInRoutes(app, deps)
  signingRoutes(app, deps)
}

async function view(deps: VersionRoutesDeps, viewer: Viewer, { id, version }: VersionName): Promise<VersionView> {
  const found = presentVersion(id, version, await listVersions(deps.db, id), await deps.openTickets(id), viewer)
  if (!found) throw new AppError('procedure.version_unknown')
  return found
}

function readingRoutes(app: App, deps: VersionRoutesDeps): void {
  app.get('/api/v1/procedures/drafts', {
    schema: { response: { 200: z.object({ items: z.array(waitingDraftShape) }) } },
    config: { access: 'procedures.read', title: { zh: '等待签署或发布的草稿', en: 'Drafts that wait to be signed or published' } },
  }, async () => ({ items: presentDrafts(await listDrafts(deps.db)) }))

  app.get('/api/v1/procedures/:id/versions', {
    schema: { params: idParams, response: { 200: z.object({ items: z.array(versionSummaryShape) }) } },
    config: { access: 'procedures.read', title: { zh: '制度的各个版本', en: 'Versions of a procedure' } },
  }, async ({ params: { id } }) => {
    const rows = await listVersions(deps.db, id)
    if (rows.length === 0) throw new AppError('procedure.not_found')
    return { items: presentVersions(rows, await deps.openTickets(id)) }
  })

  app.get('/api/v1/procedures/:id/versions/:version', {
    schema: { params: versionParams, response: { 200: versionShape } },
    config: { access: 'procedures.read', title: { zh: '查看一个版本：原文、警告、改动、签署', en: 'Open a version: text, warnings, changes, signatures' } },
  }, (request) => view(deps, viewerOf(request), request.params))
}

function handingInRoutes(app: App, deps: VersionRoutesDeps): void {
  app.post('/api/v1/procedures', {
    schema: { body: draftShape, response: { 201: versionShape } },
    config: { access: 'procedures.draft', title: { zh: '提交制度的新版本(草稿)', en: 'Hand in a version of a procedure (a draft)' } },
  }, async (request, reply) => {
    const viewer = viewerOf(request)
    return reply.code(201).send(await view(deps, viewer, await deps.versions.draft(viewer.personId, request.body.source)))
  })

  app.delete('/api/v1/procedures/:id/versions/:version', {
    schema: { params: versionParams },
    config: { access: 'procedures.draft', title: { zh: '撤回草稿', en: 'Take a draft back' } },
  }, async (request, reply) => {
    await deps.versions.discard(viewerOf(request).personId, request.params)
    return reply.code(204).send()
  })
}

function signingRoutes(app: App, deps: VersionRoutesDeps): void {
  for (const role of SIGNATURES) {
    app.post(`/api/v1/procedures/:id/versions/:version/signatures/${role}`, {
      schema: { params: versionParams, body: signShape, response: { 200: versionShape } },
      config: { access: SIGNING[role], title: NAMES[role] },
    }, async (request) => {
      const viewer = viewerOf(request)
      await deps.versions.sign(viewer.personId, request.params, { role, ...request.body })
      return view(deps, viewer, request.params)
    })
  }

  for (const act of ['publish', 'withdraw'] as const) {
    app.post(`/api/v1/procedures/:id/versions/:version/${act}`, {
      schema: { params: versionParams, response: { 200: versionShape } },
      config: { access: 'procedures.manage', title: act === 'publish' ? { zh: '发布版本：新工单按它办理', en: 'Publish a version: new tickets begin on it' } : { zh: '停用现行版本：不再受理新工单', en: 'Withdraw the version in force: no new tickets' } },
    }, async (request) => {
      const viewer = viewerOf(request)
      await deps.versions[act](viewer.personId, request.params)
      return view(deps, viewer, request.params)
    })
  }
}
