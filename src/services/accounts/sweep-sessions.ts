import { deleteExpired } from '../../db/queries/users.ts'
import type { ServiceContext } from '../context.ts'

/** Sessions and links whose time is over. They open nothing any more; this only forgets them. */
export async function sweepSessions({ db }: Pick<ServiceContext, 'db'>, now = new Date()): Promise<void> {
  await deleteExpired(db, now)
}
