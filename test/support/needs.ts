import type { DemoApp } from './demo-app.ts'
import { type Browser, openBrowser, openMember, openStaff } from './people.ts'
import { makeOrganisation } from './speakers.ts'

/** Who posts needs, who could meet them, who looks after them, and people who have nothing to do with it. */
export interface NeedCast {
  readonly buyer: Browser
  /** Of an organisation nobody vouches for. */
  readonly newcomer: Browser
  readonly supplier: Browser
  readonly stranger: Browser
  readonly visitor: Browser
  readonly curator: Browser
  readonly buyerId: string
  readonly newcomerId: string
  readonly supplierId: string
}

export async function openNeedCast(app: DemoApp): Promise<NeedCast> {
  const [buyer, newcomer, supplier, stranger] = (await Promise.all(
    ['mua@vidu.vn', 'moi@vidu.vn', 'ban@vidu.vn', 'la@vidu.vn'].map((email) => openMember(app, email)),
  )) as [Browser, Browser, Browser, Browser]
  return {
    buyer,
    newcomer,
    supplier,
    stranger,
    visitor: openBrowser(app),
    curator: await openStaff(app, 'duyet@vidu.vn', 'curator'),
    buyerId: await makeOrganisation(app, { kind: 'buyer', verified: true, members: { 'mua@vidu.vn': 'member' }, name: 'Wakanda Buying' }),
    newcomerId: await makeOrganisation(app, { kind: 'buyer', members: { 'moi@vidu.vn': 'owner' }, name: 'Nobody Knows Us' }),
    supplierId: await makeOrganisation(app, {
      kind: 'company',
      companies: ['demo-longan-boards'],
      members: { 'ban@vidu.vn': 'member' },
      name: 'Longan Boards',
    }),
  }
}
