import { useTranslations } from 'use-intl'
import type { Link, SegmentDetail } from '../../api/contract/segment.ts'
import { ChainStrip, type StripItem } from './chain-strip.tsx'

const SHOWN = 6

/** The segment between what it needs and what it feeds. */
export function SegmentPosition({ segment }: { segment: SegmentDetail }) {
  const t = useTranslations('segment.page')
  const more = (count: number, href: string) => (count > SHOWN ? { text: t('more', { count: count - SHOWN }), href } : undefined)
  return (
    <section aria-labelledby="position">
      <h2 id="position">{t('position')}</h2>
      <ChainStrip
        label={t('position')}
        columns={[
          {
            title: t('inputs_short'),
            items: shownLinks(segment.inputs),
            none: t('no_inputs'),
            more: more(segment.inputs.length, '#needs'),
          },
          {
            title: t('here'),
            items: [{ id: segment.id, name: segment.name, status: segment.status, overlays: segment.overlays }],
            none: '',
            here: true,
          },
          {
            title: t('outputs_short'),
            items: shownLinks(segment.outputs),
            none: t('no_outputs'),
            more: more(segment.outputs.length, '#feeds'),
          },
        ]}
      />
    </section>
  )
}

function shownLinks(links: readonly Link[]): StripItem[] {
  return links
    .slice(0, SHOWN)
    .map(({ segment }) => ({ id: segment.id, name: segment.name, status: segment.status, overlays: segment.overlays }))
}
