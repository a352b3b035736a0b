import {
  ApartmentOutlined, CalendarOutlined, DatabaseOutlined, FileDoneOutlined, FormOutlined, IdcardOutlined, ImportOutlined, KeyOutlined, ScheduleOutlined, TeamOutlined, ThunderboltOutlined, UnorderedListOutlined,
} from '@ant-design/icons'
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface Place {
  readonly to: NonNullable<LinkProps['to']>
  /** Key in app/texts.ts. */
  readonly text: string
  readonly icon: ReactNode
  /** Shown only to those who may; absent means everybody. */
  readonly may?: string
  readonly group?: 'manage'
}

export const PLACES: readonly Place[] = [
  { to: '/', text: 'workbench', icon: <ScheduleOutlined /> },
  { to: '/tickets', text: 'tickets', icon: <UnorderedListOutlined /> },
  { to: '/intake', text: 'intake', icon: <FormOutlined />, may: 'tickets.register' },
  { to: '/imports', text: 'imports', icon: <ImportOutlined />, may: 'tickets.import' },
  { to: '/procedures', text: 'procedures', icon: <FileDoneOutlined />, may: 'procedures.read' },
  { to: '/admin/registers', text: 'registers', icon: <DatabaseOutlined />, may: 'registers.read' },
  { to: '/admin/self-starts', text: 'selfStarts', icon: <ThunderboltOutlined />, may: 'procedures.read' },
  { to: '/admin/units', text: 'units', icon: <ApartmentOutlined />, may: 'directory.manage', group: 'manage' },
  { to: '/admin/people', text: 'people', icon: <TeamOutlined />, may: 'directory.manage', group: 'manage' },
  { to: '/admin/posts', text: 'posts', icon: <IdcardOutlined />, may: 'directory.manage', group: 'manage' },
  { to: '/admin/calendars', text: 'calendars', icon: <CalendarOutlined />, may: 'calendars.manage', group: 'manage' },
  { to: '/tokens', text: 'tokens', icon: <KeyOutlined />, may: 'tokens.own', group: 'manage' },
]

/** Whether a place is where the person is: itself, or something inside it. */
export function isHere(place: Place, pathname: string): boolean {
  return place.to === '/' ? pathname === '/' : pathname === place.to || pathname.startsWith(`${place.to}/`)
}
