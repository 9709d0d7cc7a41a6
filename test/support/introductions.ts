import type { IntroductionDetail } from '../../src/api/contract/introduction.ts'
import type { DemoApp } from './demo-app.ts'
import { type Browser, openMember, openStaff } from './people.ts'
import { makeOrganisation } from './speakers.ts'

export const SUPPLIER = 'demo-bamboo-copper'

/** Both sides of a case, an agency, and people who have nothing to do with it. */
export interface Cast {
  readonly buyer: Browser
  /** Of the same organisation. */
  readonly colleague: Browser
  readonly supplier: Browser
  readonly agency: Browser
  readonly officer: Browser
  readonly rival: Browser
  readonly buyers: string
  readonly agencies: string
  readonly suppliers: string
}

export async function openCast(app: DemoApp): Promise<Cast> {
  const buyer = await openMember(app, 'mua@vidu.vn')
  const colleague = await openMember(app, 'dong-nghiep@vidu.vn')
  const supplier = await openMember(app, 'ban@vidu.vn')
  const agency = await openMember(app, 'co-quan@vidu.vn')
  const rival = await openMember(app, 'doi-thu@vidu.vn')
  const officer = await openStaff(app, 'can-bo@vidu.vn', 'officer')
  const buyers = await makeOrganisation(app, {
    kind: 'buyer',
    verified: true,
    name: 'Bên Mua Thật',
    members: { 'mua@vidu.vn': 'owner', 'dong-nghiep@vidu.vn': 'member' },
  })
  const suppliers = await makeOrganisation(app, { kind: 'company', companies: [SUPPLIER], members: { 'ban@vidu.vn': 'owner' } })
  const agencies = await makeOrganisation(app, {
    kind: 'agency',
    verified: true,
    name: 'Trung tâm Kết nối',
    members: { 'co-quan@vidu.vn': 'editor' },
  })
  await makeOrganisation(app, { kind: 'company', companies: ['demo-lychee-circuits'], members: { 'doi-thu@vidu.vn': 'owner' } })
  return { buyer, colleague, supplier, agency, officer, rival, buyers, agencies, suppliers }
}

export async function openCase({ buyer, buyers }: Pick<Cast, 'buyer' | 'buyers'>, more: object = {}): Promise<IntroductionDetail> {
  const response = await buyer.send('POST', '/introductions', {
    as: 'buyer',
    organisation_id: buyers,
    company_id: SUPPLIER,
    segment_id: 'copper-foil',
    title: 'Lá đồng cho bo mạch',
    text: 'Chúng tôi cần lá đồng 35 µm, 12.000 m² mỗi tháng.',
    lang: 'en',
    ...more,
  })
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as IntroductionDetail
}

export async function step(who: Browser, id: string, body: object): Promise<{ status: number; detail: IntroductionDetail; text: string }> {
  const response = await who.send('POST', `/introductions/${id}/steps`, { lang: 'en', ...body })
  const text = await response.text()
  return { status: response.status, detail: JSON.parse(text) as IntroductionDetail, text }
}

export const markOf = (detail: IntroductionDetail, mark: string) => detail.marks.find((each) => each.mark === mark)
