import { createHash } from 'node:crypto'
import type { Language } from '../domain/vocabulary.ts'
import { wording } from '../services/wording.ts'
import { cleanText } from './clean-text.ts'
import type { ApiClient } from './contract/index.ts'
import type { DigestEntry, SearchDigest } from './contract/saved-search.ts'
import { languageOf } from './language-of.ts'

export const FEED_TYPE = 'application/atom+xml; charset=utf-8'

/** Digests of a saved search as an Atom feed (RFC 4287): for those who want to be told without giving us an address. */
export async function savedSearchFeed(client: ApiClient, id: string, url: URL): Promise<string> {
  const lang = languageOf(url.searchParams)
  const search = await client.savedSearch.get({ id, lang })
  const { items } = await client.savedSearch.digests({ id, lang, limit: 30 })
  const words = wording(lang)
  const page = `${url.origin}/${lang}/saved-searches/${id}`
  const title = words.text('feed.title', { search: search.terms.map((term) => term.name).join(', ') })
  const updated = items[0]?.made_at ?? search.created_at
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `<id>${idOf(id)}</id>`,
    `<title>${escape(title)}</title>`,
    `<updated>${updated}</updated>`,
    '<author><name>Matxich</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escape(url.href)}"/>`,
    `<link rel="alternate" type="text/html" href="${escape(page)}"/>`,
    ...items.map((digest) => entryOf(digest, { id, lang, origin: url.origin, page })),
    '</feed>',
    '',
  ].join('\n')
}

interface Place {
  id: string
  lang: Language
  origin: string
  page: string
}

function entryOf(digest: SearchDigest, { id, lang, origin, page }: Place): string {
  const words = wording(lang)
  const link = ({ company_id, into, name }: DigestEntry) =>
    `<a href="${escape(`${origin}/${lang}/companies/${into ?? company_id}`)}">${escape(name)}</a>`
  const more = ({ what, why_text }: DigestEntry) =>
    [what.map((part) => part.name).join(', '), why_text ?? ''].filter(Boolean).map((text) => ` (${escape(text)})`)
  const section = (part: 'added' | 'changed' | 'gone') =>
    digest[part].length === 0
      ? ''
      : `<h3>${escape(words.text(`feed.${part}`))}</h3><ul>${digest[part].map((entry) => `<li>${link(entry)}${more(entry).join('')}</li>`).join('')}</ul>`
  const content = section('added') + section('changed') + section('gone')
  return [
    '<entry>',
    `<id>${idOf(`${id} ${digest.digest_no}`)}</id>`,
    `<title>${escape(digest.sentence)}</title>`,
    `<updated>${digest.made_at}</updated>`,
    `<link rel="alternate" type="text/html" href="${escape(`${page}#digest-${digest.digest_no}`)}"/>`,
    `<content type="html">${escape(content)}</content>`,
    '</entry>',
  ].join('\n')
}

/** The same in every language and at every address of this server: a UUID out of the id (version 8, RFC 9562). */
function idOf(text: string): string {
  const hex = createHash('sha256').update(`saved search ${text}`).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return cleanText(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
