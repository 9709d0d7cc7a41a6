import { oc } from '@orpc/contract'

export interface Access {
  /** `operator`: the operator key must come with the request. One middleware in front of all routes reads this; a handler cannot forget it. */
  access?: 'public' | 'operator'
}

/** For visitors. */
export const forEveryone = oc.$meta<Access>({ access: 'public' })

/** For those who keep the data; the OpenAPI document shows the key. */
export const forOperator = oc.$meta<Access>({ access: 'operator' })
