import { editionNeeds, findEditionNeed, findPostedNeed, openPostedNeeds } from '../../db/queries/needs.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { showEditionNeed } from './anonymity.ts'
import { editionNeed, postedNeed, type Wanted } from './wanted.ts'

type Context = Pick<ServiceContext, 'db' | 'atlas'>

/** Every need that is open today, whoever may see it. */
export async function openNeeds(context: Context, now: Date): Promise<Wanted[]> {
  const [posted, edition] = await Promise.all([openPostedNeeds(context.db, dayOf(now)), openEditionNeeds(context, now)])
  return [...posted.map((row) => postedNeed(row, context.atlas)), ...edition]
}

/** In the catalogue: what everybody may see, of anonymous needs only those that are coarse enough. */
export async function catalogue(context: Context, now: Date): Promise<Wanted[]> {
  return (await openNeeds(context, now)).filter(isInCatalogue)
}

export function isInCatalogue({ visibility, state, shown }: Pick<Wanted, 'visibility' | 'state' | 'shown'>): boolean {
  return state === 'open' && visibility !== 'invited' && (visibility === 'public' || shown !== null)
}

async function openEditionNeeds(context: Context, now: Date): Promise<Wanted[]> {
  const today = dayOf(now)
  const rows = (await editionNeeds(context.db)).map((row) => editionNeed(row, context.atlas, today))
  return Promise.all(rows.filter(({ state }) => state === 'open').map((need) => showEditionNeed(context, need)))
}

/** By its id, in whatever state. */
export async function findNeed(context: Context, id: string, now: Date): Promise<Wanted | undefined> {
  const posted = await findPostedNeed(context.db, id)
  if (posted !== undefined) return postedNeed(posted, context.atlas)
  const row = await findEditionNeed(context.db, id)
  return row === undefined ? undefined : showEditionNeed(context, editionNeed(row, context.atlas, dayOf(now)))
}
