import { describe, expect, it } from 'vitest'
import { grants, PERMISSIONS, permissionsOf, ROLES, seesContact } from './policy.ts'
import type { Permission, Role } from './policy.ts'

/** The table as the owner would read it out: who may, and nobody else. */
const MAY: Readonly<Record<Permission, readonly Role[]>> = {
  'tickets.seeAll': ['owner', 'supervisor', 'clerk'],
  'tickets.register': [...ROLES],
  'tickets.export': ['owner', 'supervisor', 'clerk'],
  'tickets.import': ['owner', 'clerk'],
  'contacts.see': ['owner', 'supervisor', 'clerk'],
  'reporters.lookUp': ['owner', 'clerk'],
  'directory.read': [...ROLES],
  'directory.manage': ['owner', 'administrator'],
  'registers.read': [...ROLES],
  'registers.manage': ['owner', 'administrator', 'processOwner', 'clerk'],
  'calendars.read': [...ROLES],
  'calendars.manage': ['owner', 'administrator', 'processOwner'],
  'procedures.read': [...ROLES],
  'procedures.manage': ['owner', 'processOwner'],
  'procedures.draft': ['owner', 'processOwner'],
  'procedures.review': ['owner', 'processOwner', 'supervisor'],
  'procedures.approve': ['owner', 'supervisor'],
  'audit.read': ['owner', 'administrator', 'supervisor'],
  'tokens.own': [...ROLES],
}

describe('the policy', () => {
  it.each(PERMISSIONS)('grants %s to the roles it is meant for and to no others', (permission) => {
    expect(ROLES.filter((role) => grants([role], permission)).toSorted()).toEqual(MAY[permission].toSorted())
  })

  it('takes a person without a role for a handler, and an unknown role for none', () => {
    expect(permissionsOf([])).toEqual(permissionsOf(['handler']))
    expect(permissionsOf(['superuser', '__proto__', 'constructor'])).toEqual(permissionsOf([]))
  })

  it('adds roles up', () => {
    expect(grants(['clerk', 'administrator'], 'directory.manage')).toBe(true)
    expect(grants(['clerk', 'administrator'], 'tickets.import')).toBe(true)
  })

  it('shows contacts to whoever has the ticket in hand, as long as they do', () => {
    expect(seesContact([], true)).toBe(true)
    expect(seesContact([], false)).toBe(false)
    expect(seesContact(['administrator'], false)).toBe(false)
    expect(seesContact(['clerk'], false)).toBe(true)
  })
})
