import type { Site } from '../../api/contract/company-detail.ts'

/** What a site is called where there is room for one line; few have a name of their own. */
export function siteName(site: Pick<Site, 'id' | 'name' | 'address' | 'park' | 'province'>): string {
  return site.name ?? site.address ?? ([site.park?.name, site.province?.name].filter(Boolean).join(', ') || site.id)
}
