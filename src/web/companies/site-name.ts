import type { CompanyDetail } from '../../api/contract/company.ts'
import type { Site } from '../../api/contract/company-detail.ts'

/** What a site is called where there is room for one line; few have a name of their own. */
export function siteName(site: Pick<Site, 'id' | 'name' | 'address' | 'park' | 'province'>): string {
  return site.name ?? site.address ?? ([site.park?.name, site.province?.name].filter(Boolean).join(', ') || site.id)
}

/** Which site a fact is about, where the company has several; null where it says nothing that the page does not say. */
export function siteOf(company: Pick<CompanyDetail, 'site_list'>, siteId: string | null): string | null {
  const site = company.site_list.length > 1 ? company.site_list.find((one) => one.id === siteId) : undefined
  return site ? siteName(site) : null
}
