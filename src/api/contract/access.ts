import { oc } from '@orpc/contract'
import type { RoutePolicyName } from '../../domain/policy/routes.ts'

export interface Access {
  /** Who may call the route (domain/policy/routes.ts). One middleware in front of all routes reads this; a handler cannot forget it. */
  policy?: RoutePolicyName
  /** Answers by who asks, or by the edit keys that come with the request; no cache may keep it. */
  personal?: true
}

/** For visitors. */
export const forEveryone = oc.$meta<Access>({ policy: 'everyone' })

/** For visitors too, but what they get depends on who they are. */
export const forAnybody = oc.$meta<Access>({ policy: 'everyone', personal: true })

/** For visitors who hold the edit key of a thing they made; the service compares it. */
export const forKeyHolder = oc.$meta<Access>({ policy: 'key_holder', personal: true })

/** For everybody about themselves: who am I, signing in and out. */
export const forThemselves = oc.$meta<Access>({ policy: 'own_session', personal: true })

/** For those who are signed in, as themselves or by a key. */
export const forMembers = oc.$meta<Access>({ policy: 'member', personal: true })

/** For persons in a browser: what proves who somebody is. */
export const forPersons = oc.$meta<Access>({ policy: 'person', personal: true })

/** For those who speak for a company. */
export const forCompanyEditors = oc.$meta<Access>({ policy: 'company_editor', personal: true })

/** For those who bring lists in. */
export const forImporters = oc.$meta<Access>({ policy: 'importer', personal: true })

/** For officers of an agency, who bring buyers and suppliers together. */
export const forOfficers = oc.$meta<Access>({ policy: 'officer', personal: true })

/** For those who keep the data. */
export const forCurators = oc.$meta<Access>({ policy: 'curator', personal: true })

/** For everybody who works here. */
export const forStaff = oc.$meta<Access>({ policy: 'analyst', personal: true })

export const forAdmins = oc.$meta<Access>({ policy: 'admin', personal: true })

/** For administrators in a browser: what gives others their rights. */
export const forAdminPersons = oc.$meta<Access>({ policy: 'admin_person', personal: true })
