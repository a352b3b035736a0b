/** Wires everything by hand: the one place that sees all features. */
import { join } from 'node:path'
import type { Procedure } from '../core/procedure/index.ts'
import type { Application, Parts } from './parts.ts'
import { dayIn, openViewers } from './platform/access/index.ts'
import type { Viewers } from './platform/access/index.ts'
import { identifyBy, openSessions } from './platform/auth/index.ts'
import type { Sessions } from './platform/auth/index.ts'
import { openVault } from './platform/crypto/index.ts'
import type { Vault } from './platform/crypto/index.ts'
import type { Db, Tables } from './platform/database/tables.ts'
import { openDirectory } from './platform/directory/index.ts'
import type { Directory } from './platform/directory/index.ts'
import { drain } from './platform/http/drain.ts'
import { createApp } from './platform/http/index.ts'
import type { App } from './platform/http/index.ts'
import { loadInstallation } from './platform/installation/index.ts'
import type { Loop } from './platform/jobs/loop.ts'
import { liveRoutes, openBus, openHub } from './platform/live/index.ts'
import type { Secrets } from './platform/home/index.ts'
import type { Log } from './platform/log/index.ts'
import { verifyRecord } from './features/audit/index.ts'
import type { AuditOptions, AuditReport } from './features/audit/index.ts'
import { calendarRoutes, createCalendars, openCalendars } from './features/calendars/index.ts'
import type { CalendarRegistry } from './features/calendars/index.ts'
import { startClocks } from './features/clocks/index.ts'
import { fillDemo, removeDemo } from './features/demo/index.ts'
import type { DemoFilled, DemoRemoved, DemoWish } from './features/demo/index.ts'
import { createFiles, fileRoutes } from './features/files/index.ts'
import type { Files } from './features/files/index.ts'
import { startHousekeeping } from './features/housekeeping/index.ts'
import { createImports, importFile, importRoutes, startImports } from './features/imports/index.ts'
import type { FileImport, FileImported, GivenFile, ImportDeps } from './features/imports/index.ts'
import { createMigrations, migrationRoutes, startMigrations } from './features/migrations/index.ts'
import type { MigrationDeps } from './features/migrations/index.ts'
import { notificationRoutes } from './features/notifications/index.ts'
import { startOutbox } from './features/outbox/index.ts'
import { outsideRoutes } from './features/outside/index.ts'
import { createPeople, personRoutes } from './features/people/index.ts'
import { portalRoutes } from './features/portal/index.ts'
import { createPosts, postRoutes } from './features/posts/index.ts'
import { adoptedAt, notServed, createVersions, openProcedures, procedureRoutes, readLibrary, versionRoutes } from './features/procedures/index.ts'
import type { ProcedureRegistry } from './features/procedures/index.ts'
import { createRegisters, registersRoutes } from './features/registers/index.ts'
import type { RegisterDeps } from './features/registers/index.ts'
import { createReporters } from './features/reporters/index.ts'
import { savedViewRoutes } from './features/saved-views/index.ts'
import { selfStartRoutes, startSelfStarts } from './features/self-starts/index.ts'
import type { SelfStartDeps } from './features/self-starts/index.ts'
import { createSessions, sessionRoutes, startTidying } from './features/sessions/index.ts'
import { createSetup, ensureSetupCode, setupRoutes, setupUrl } from './features/setup/index.ts'
import { createTickets, factsFor, startAsked, ticketListRoutes, ticketRoutes } from './features/tickets/index.ts'
import type { TicketsSlice } from './features/tickets/index.ts'
import { createTokens, tokenRoutes } from './features/tokens/index.ts'
import { createUnits, unitRoutes } from './features/units/index.ts'

const DIST = join(import.meta.dirname, '../../dist')

/** Everything that the features share, and the features that others stand on. */
export interface Services {
  readonly db: Db
  readonly log: Log
  readonly now: () => number
  readonly vault: Vault
  readonly directory: Directory
  readonly calendars: CalendarRegistry
  readonly procedures: ProcedureRegistry
  readonly viewers: Viewers
  readonly sessions: Sessions
  readonly files: Files
  readonly tickets: TicketsSlice
  readonly today: () => string
  readonly zone: () => string
  /** Where loops register to be woken; nothing happens before they run. */
  readonly wake: { clockDue: (at: number) => void; outboxWaits: () => void; importsWait: () => void; migrationsWait: () => void; startsWait: () => void }
  /** What this process knows of the directory is out of date. */
  readonly directoryChanged: () => Promise<void>
}

/** Opens everything but the doors: no routes, no background work. Used by the server and by commands that work beside it. */
export async function openServices(parts: { readonly database: { readonly db: Db }; readonly log: Log; readonly secrets: Secrets }, now: () => number = Date.now): Promise<Services> {
  const { database: { db }, log, secrets } = parts
  const vault = openVault(secrets.dataKey)
  const [installation, calendars, procedures, directory, viewers] = await Promise.all([
    loadInstallation(db), openCalendars(db), openProcedures(db, readLibrary(), log), openDirectory(db), openViewers(db, now),
  ])
  const sessions = openSessions(db, now)
  const files = createFiles({ db, vault })
  const wake: Services['wake'] = { clockDue: () => undefined, outboxWaits: () => undefined, importsWait: () => undefined, migrationsWait: () => undefined, startsWait: () => undefined }
  const zone = (): string => installation.timeZone
  const dayOf = dayIn(installation.timeZone)
  const today = (): string => dayOf(now())
  const tickets = createTickets({
    db, now, procedures, directory, vault, calendarOf: calendars.calendarOf, reporters: createReporters({ db, vault }),
    clockDue: (at) => { wake.clockDue(at) }, outboxWaits: () => { wake.outboxWaits() },
    zone, today, homeCalendar: () => calendars.calendarOf(installation.defaultCalendar),
  }, files.namesOf)
  const directoryChanged = async (): Promise<void> => {
    viewers.forget()
    await directory.refresh()
  }
  return { db, log, now, vault, directory, calendars, procedures, viewers, sessions, files, tickets, today, zone, wake, directoryChanged }
}

/** The server: services, routes, background work. */
export async function compose(parts: Parts<Tables>): Promise<Application> {
  const services = await openServices(parts)
  const { db, log, viewers, sessions } = services
  const identify = identifyBy(sessions, viewers)
  const app = await createApp({ log, identify, isReady: () => isReady(db), screens: { staff: join(DIST, 'web'), portal: join(DIST, 'portal') } })
  const bus = await openBus(parts.database.connection, log)
  const refresh = (kind: 'calendar' | 'directory' | 'procedure'): Promise<unknown> => {
    if (kind === 'procedure') return services.procedures.refresh()
    return kind === 'calendar' ? services.calendars.refresh() : services.directoryChanged()
  }
  bus.listen(({ kind }) => { if (kind === 'calendar' || kind === 'directory' || kind === 'procedure') refresh(kind).catch((error: unknown) => { log.error({ err: error }, 'could not read what changed') }) })
  bus.listen(({ kind }) => { if (kind === 'register' || kind === 'procedure' || kind === 'calendar') services.wake.startsWait() })
  bus.onGap(() => { Promise.all([refresh('calendar'), refresh('directory'), refresh('procedure')]).catch((error: unknown) => { log.error({ err: error }, 'could not read what changed') }) })
  registerRoutes(app, services)
  liveRoutes(app, openHub(bus), identify)
  const loops = startLoops(services)
  const setupCode = await ensureSetupCode(db)
  let firstRun: Application['firstRun']
  return {
    get firstRun() { return firstRun },
    listen: async () => {
      const address = await app.listen({ port: parts.config.port, host: parts.config.host })
      if (setupCode !== undefined) firstRun = { setupUrl: setupUrl(address, setupCode) }
      return address
    },
    close: async () => {
      await drain(app)
      await Promise.all(loops.map((loop) => loop.stop()))
      await services.tickets.idle()
      await bus.close()
    },
  }
}

async function isReady(db: Db): Promise<boolean> {
  try {
    await db.selectFrom('installation').select('singleton').execute()
    return true
  } catch {
    return false
  }
}

const importDeps = ({ db, now, log, procedures, tickets, vault, zone }: Services): ImportDeps => ({ db, now, log, procedures, tickets, vault, zone })

const migrationDeps = ({ db, now, log, procedures, tickets: { moves }, directory }: Services): MigrationDeps => ({ db, now, log, procedures, moves, directory })

const registerDeps = ({ db, now, procedures, directory, zone }: Services): RegisterDeps => ({ db, now, directory, zone,
  procedures: async () => {
    const adopted = await adoptedAt(db)
    return procedures.current().map((entry) => entry.procedure).filter((procedure) => adopted.has(procedure.id))
  },
})

const selfStartDeps = ({ db, now, procedures, tickets, calendars }: Services): SelfStartDeps => ({ db, now, procedures, tickets, calendarOf: calendars.calendarOf })

/** What the command line does on the data. */
export interface Commands {
  readonly importFile: (file: GivenFile, how: FileImport) => Promise<FileImported>
  /** A version that is or was published; undefined when there is none. */
  readonly procedure: (id: string, version: number) => Procedure | undefined
  readonly fillDemo: (wish: DemoWish) => Promise<DemoFilled>
  readonly removeDemo: () => Promise<DemoRemoved>
  /** Undefined when there is no ticket of the number asked for. */
  readonly verifyRecord: (options: AuditOptions) => Promise<AuditReport | undefined>
}

export async function openCommands(parts: Pick<Parts<Tables>, 'log' | 'secrets'> & { readonly database: { readonly db: Db } }): Promise<Commands> {
  const services = await openServices(parts)
  return {
    importFile: (file, how) => importFile(importDeps(services), file, how),
    procedure: services.procedures.version,
    fillDemo: (wish) => fillDemo(services, wish),
    removeDemo: () => removeDemo(services),
    verifyRecord: (options) => verifyRecord(services, options),
  }
}

function startLoops(services: Services): Loop[] {
  const { db, log, now, directory, today, tickets, wake } = services
  const clocks = startClocks({ tickets: tickets.commands, now, log })
  const outbox = startOutbox({ db, directory, now, today, log })
  wake.clockDue = (at) => { clocks.wake(at) }
  const asked = startAsked({ tickets, now, log })
  wake.outboxWaits = () => {
    outbox.wake(0)
    asked.wake(0)
  }
  const imports = startImports(importDeps(services))
  wake.importsWait = () => { imports.wake(0) }
  const migrations = startMigrations(migrationDeps(services))
  wake.migrationsWait = () => { migrations.wake(0) }
  const selfStarts = startSelfStarts({ ...selfStartDeps(services), log })
  wake.startsWait = () => { selfStarts.wake(0) }
  return [clocks, outbox, asked, selfStarts, imports, migrations, startTidying({ db, now, log }), startHousekeeping({ db, now, log })]
}

/** Every route of the product on this application. */
export function registerRoutes(app: App, services: Services): void {
  const { db, now, vault, viewers, sessions, calendars, procedures, directory, files, tickets, directoryChanged: changed } = services
  const latest = procedures.latest
  setupRoutes(app, { db, viewers, setUp: createSetup({ db, now, sessions, procedure: latest, changed }), procedures: () => procedures.current().map((entry) => entry.procedure).filter((procedure) => notServed(procedure).length === 0) })
  sessionRoutes(app, { db, sessions, viewers, commands: createSessions({ db, now, sessions, changed }) })
  unitRoutes(app, { db, units: createUnits({ db, now, changed }) })
  personRoutes(app, { db, vault, people: createPeople({ db, now, vault, sessions, changed }) })
  postRoutes(app, { db, posts: createPosts({ db, now, changed }) })
  registersRoutes(app, registerDeps(services), createRegisters(registerDeps(services)))
  calendarRoutes(app, { now, calendars, commands: createCalendars({ db, now, calendars }) })
  tokenRoutes(app, { db, tokens: createTokens({ db, now, forgetSessions: sessions.forget }) })
  notificationRoutes(app, { db, now, procedure: procedures.version })
  savedViewRoutes(app, { db })
  procedureRoutes(app, procedures, directory, ({ ref, parties }) => factsFor(tickets.deps, { ref, parties }, now()))
  versionRoutes(app, { db, versions: createVersions({ db, now, procedures, directoryChanged: changed }), openTickets: tickets.moves.countOpen })
  migrationRoutes(app, migrationDeps(services), createMigrations(migrationDeps(services), () => { services.wake.migrationsWait() }))
  selfStartRoutes(app, selfStartDeps(services), () => { services.wake.startsWait() })
  ticketRoutes(app, tickets)
  ticketListRoutes(app, tickets)
  fileRoutes(app, { db, vault }, files)
  importRoutes(app, importDeps(services), createImports(importDeps(services), () => { services.wake.importsWait() }))
  outsideRoutes(app, tickets)
  portalRoutes(app, { tickets, files })
}
