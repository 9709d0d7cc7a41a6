import { useLocation, useRouteLoaderData } from 'react-router'
import { useLocale } from 'use-intl'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { inLanguage } from '../links.ts'
import type { LayoutData } from './site-data.ts'

export type JsonLd = Record<string, unknown>

interface PageMetaProps {
  title: string
  description?: string
  /** Parameters that make another page of the same address worth indexing; all others are left out of the canonical link. */
  canonicalParams?: readonly string[]
  jsonLd?: JsonLd
}

/** Title, description, canonical and language links. React puts them into the head, on the server too. */
export function PageMeta({ title, description, canonicalParams, jsonLd }: PageMetaProps) {
  const { pathname, search } = useLocation()
  const lang = useLocale()
  const layout = useRouteLoaderData<LayoutData>('routes/layout')
  const origin = layout?.origin ?? ''
  const kept = new URLSearchParams([...new URLSearchParams(search)].filter(([key]) => canonicalParams?.includes(key))).toString()
  const tail = kept ? `?${kept}` : ''
  const full = layout ? `${title} – Matxich, ${layout.edition.title}` : title
  return (
    <>
      <title>{full}</title>
      {description && <meta name="description" content={description} />}
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:type" content="website" />
      <link rel="canonical" href={`${origin}${pathname}${tail}`} />
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={`${origin}${inLanguage(pathname, tail, other)}`} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={`${origin}${inLanguage(pathname, tail, 'en')}`} />
      {jsonLd && (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: serialise({ '@context': 'https://schema.org', inLanguage: lang, ...jsonLd }) }}
        />
      )}
    </>
  )
}

/** JSON inside a script element: a "<" in a name must not be able to end it. */
function serialise(value: JsonLd): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
}
