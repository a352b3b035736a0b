/** The one policy table: which role may do what. Read it aloud: "a clerk may register tickets". See docs/adr/0003-access.md. */

export const ROLES = ['owner', 'administrator', 'processOwner', 'supervisor', 'clerk', 'handler'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'tickets.seeAll', // every ticket, unless recused; without it only those one has or had to do with
  'tickets.register',
  'tickets.export',
  'tickets.import',
  'contacts.see', // reporters' names, phones and addresses in full, on every ticket one sees
  'reporters.lookUp', // find a reporter while typing at the intake desk
  'directory.read',
  'directory.manage',
  'registers.read',
  'registers.manage', // fill and define the organisation's registers
  'calendars.read',
  'calendars.manage',
  'procedures.read',
  'procedures.manage', // publish what is signed, withdraw, move running tickets to another version
  'procedures.draft', // hand in a version and sign that it is prepared
  'procedures.review', // sign that it is reviewed
  'procedures.approve', // sign that it is approved
  'audit.read',
  'tokens.own',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What everybody who is signed in may do, with or without a role. */
const HANDLER: readonly Permission[] = ['tickets.register', 'directory.read', 'registers.read', 'calendars.read', 'procedures.read', 'tokens.own']

const POLICY: Readonly<Record<Role, readonly Permission[]>> = {
  handler: HANDLER,
  clerk: [...HANDLER, 'tickets.seeAll', 'tickets.export', 'tickets.import', 'contacts.see', 'reporters.lookUp', 'registers.manage'],
  supervisor: [...HANDLER, 'tickets.seeAll', 'tickets.export', 'contacts.see', 'audit.read', 'procedures.review', 'procedures.approve'],
  processOwner: [...HANDLER, 'procedures.manage', 'procedures.draft', 'procedures.review', 'calendars.manage', 'registers.manage'],
  administrator: [...HANDLER, 'directory.manage', 'registers.manage', 'calendars.manage', 'audit.read'],
  owner: PERMISSIONS,
}

/** Whether any of these roles grants the permission; nobody is less than a handler, and an unknown role grants nothing more. */
export function grants(roles: readonly string[], permission: Permission): boolean {
  return HANDLER.includes(permission) || roles.some((role) => isRole(role) && POLICY[role].includes(permission))
}

/** Everything these roles grant, in the order of the table. */
export function permissionsOf(roles: readonly string[]): readonly Permission[] {
  return PERMISSIONS.filter((permission) => grants(roles, permission))
}

/** Contacts are seen in full by roles that need them, and by whoever has an open step of that ticket in hand: one cannot call back without a phone number. */
export function seesContact(roles: readonly string[], handlesOpenStep: boolean): boolean {
  return handlesOpenStep || grants(roles, 'contacts.see')
}

export function isRole(role: string): role is Role {
  return ROLES.some((known) => known === role)
}

export function isPermission(name: string): name is Permission {
  return PERMISSIONS.some((known) => known === name)
}
