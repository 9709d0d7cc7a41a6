import { data } from 'react-router'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** An id out of the address; what cannot be one is a page that does not exist. */
export function idOf(param: string | undefined): string {
  if (param === undefined || !UUID.test(param)) throw data(null, { status: 404 })
  return param
}
