import { useLocale, useTranslations } from 'use-intl'
import { ChainStrip } from '../../segment/chain-strip.tsx'
import type { CompanyChain } from './company-chain.server.ts'

export function ChainPosition({ chain }: { chain: CompanyChain }) {
  const t = useTranslations('companies.page')
  const chainText = useTranslations('profile.chain')
  const lang = useLocale()
  if (chain.makes.length === 0) return null
  const more = (count: number) =>
    count > 0 ? { text: chainText('more', { count }), href: `/${lang}/segments/${chain.makes[0]?.id ?? ''}#needs` } : undefined
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">{t('chain')}</h2>
      <ChainStrip
        label={t('chain')}
        columns={[
          { title: t('chain_needs'), items: chain.needs, none: chainText('no_inputs'), more: more(chain.needsLeft) },
          { title: t('chain_makes'), items: chain.makes, none: '', here: true },
          { title: t('chain_feeds'), items: chain.feeds, none: chainText('no_outputs'), more: more(chain.feedsLeft) },
        ]}
      />
    </section>
  )
}
