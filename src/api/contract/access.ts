import { oc } from '@orpc/contract'

export interface Access {
  /** `operator`: the operator key must come with the request. One middleware in front of all routes reads this; a handler cannot forget it. */
  access?: 'public' | 'operator'
  /** Answers by the edit keys that come with the request; no cache may keep it. */
  personal?: true
}

/** For visitors. */
export const forEveryone = oc.$meta<Access>({ access: 'public' })

/** For visitors who hold the edit key of a thing they made; the service compares it. */
export const forKeyHolder = oc.$meta<Access>({ access: 'public', personal: true })

/** For those who keep the data; the OpenAPI document shows the key. */
export const forOperator = oc.$meta<Access>({ access: 'operator' })
