import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { IntroductionDetail } from '../../api/contract/introduction.ts'
import { ORDER_BAND_IDS } from '../../domain/introductions.ts'

/** What each side expects, and what was ordered: never one figure. */
export function Values({ one }: { one: IntroductionDetail }) {
  const t = useTranslations('introductions')
  if (one.values.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="values">
      <h2 id="values" className="card-title">
        {t('values.title')}
      </h2>
      <p className="note">{t('values.lead')}</p>
      {one.values.map((value) => (
        <div key={value.kind} data-value={value.kind}>
          <h3 className="card-subtitle">{value.name}</h3>
          <div className="ladder-words">
            <span>{t('values.buyer', { band: value.buyer_text ?? t('values.none') })}</span>
            <span>{t('values.supplier', { band: value.supplier_text ?? t('values.none') })}</span>
            <b>{t(value.agreed ? 'values.agreed' : 'values.not_agreed')}</b>
          </div>
          {value.may_set.map((side) => (
            <Form method="post" className="ladder-acts" key={side}>
              <input type="hidden" name="kind" value={value.kind} />
              <input type="hidden" name="as" value={side} />
              <label className="field field-text">
                <span>{t(`values.set_${value.kind}`)}</span>
                <select name="band" required defaultValue={value[side] ?? ''}>
                  <option value="" disabled>
                    {t('values.choose')}
                  </option>
                  {ORDER_BAND_IDS.map((band) => (
                    <option key={band} value={band}>
                      {t(`band.${band}`)}
                    </option>
                  ))}
                </select>
              </label>
              <button className="button" name="intent" value="value">
                {t('values.save')}
              </button>
            </Form>
          ))}
        </div>
      ))}
    </section>
  )
}
