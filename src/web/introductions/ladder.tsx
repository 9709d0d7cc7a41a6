import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { IntroductionDetail } from '../../api/contract/introduction.ts'
import { END_REASONS, SIDES } from '../../domain/introductions.ts'
import { formatDate } from '../format/number.ts'

type Mark = IntroductionDetail['marks'][number]
type Act = Mark['acts'][number]

const SIGN = { none: '', one_sided: '½', disputed: '!', confirmed: '✓' } as const

/** Every stage with what either side says of it, and what whoever reads can do about it. */
export function Ladder({ one }: { one: IntroductionDetail }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const stages = one.marks.filter((mark) => mark.mark !== 'declined')
  return (
    <section className="card" aria-labelledby="stages">
      <h2 id="stages" className="card-title">
        {t('ladder.title')}
      </h2>
      <p className="note">{t('ladder.lead')}</p>
      <ol className="ladder">
        {stages.map((mark) => (
          <li key={mark.mark} data-mark={mark.mark}>
            <span className={`ladder-mark is-${mark.state}`} aria-hidden="true">
              {SIGN[mark.state]}
            </span>
            <div>
              <b>{mark.name}</b>
              <div className="ladder-words">
                <span>
                  {mark.state_name}
                  {mark.confirmed_at && `, ${formatDate(mark.confirmed_at.slice(0, 10), lang)}`}
                </span>
                {mark.state !== 'none' &&
                  mark.state !== 'confirmed' &&
                  SIDES.map((side) => <span key={side}>{t(`ladder.${side}_${mark[side] ?? 'silent'}`)}</span>)}
                {mark.proposed && mark.state !== 'confirmed' && <span>{t('ladder.proposed')}</span>}
              </div>
              <Acts mark={mark} several={one.parties.length > 1} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Acts({ mark, several }: { mark: Mark; several: boolean }) {
  const t = useTranslations('introductions')
  if (mark.acts.length === 0) return null
  const label = (act: Act) => {
    const words = t(
      act.act === 'said' && act.party !== 'facilitator'
        ? `ladder.${isQuestion(mark, act) ? 'confirm' : 'said'}`
        : `ladder.${act.party === 'facilitator' && act.act === 'said' ? 'ask' : act.act}`,
    )
    return several ? t('ladder.as', { act: words, party: t(`party.${act.party}`) }) : words
  }
  return (
    <div className="ladder-acts">
      {mark.acts.map((act) =>
        act.act === 'disputed' ? (
          <details key={`${act.party} ${act.act}`}>
            <summary>{label(act)}</summary>
            <Form method="post">
              <Hidden mark={mark} act={act} />
              <label className="field field-text">
                <span>{t('ladder.why')}</span>
                <textarea name="text" rows={2} required minLength={3} maxLength={1000} />
              </label>
              <button className="button" name="intent" value="disputed">
                {label(act)}
              </button>
            </Form>
          </details>
        ) : (
          <Form method="post" key={`${act.party} ${act.act}`}>
            <Hidden mark={mark} act={act} />
            <button
              className={act.act === 'said' ? 'button button-main' : 'button'}
              name="intent"
              value={act.act}
              aria-label={`${label(act)}: ${mark.name}`}
            >
              {label(act)}
            </button>
          </Form>
        ),
      )}
    </div>
  )
}

function Hidden({ mark, act }: { mark: Mark; act: Act }) {
  return (
    <>
      <input type="hidden" name="mark" value={mark.mark} />
      <input type="hidden" name="as" value={act.party} />
    </>
  )
}

function isQuestion(mark: Mark, { party }: Act): boolean {
  return (party === 'buyer' ? mark.supplier : mark.buyer) === 'said' || mark.proposed
}

/** That it came to nothing: with a reason, and for the other side to confirm or dispute. */
export function Ending({ one }: { one: IntroductionDetail }) {
  const t = useTranslations('introductions')
  const ending = one.marks.find((mark) => mark.mark === 'declined')
  if (ending === undefined) return null
  const begins = ending.acts.filter((act) => act.act === 'said' && !isQuestion(ending, act))
  return (
    <section className="card stack" aria-labelledby="ending">
      <h2 id="ending" className="card-title">
        {t('ending.title')}
      </h2>
      {ending.state !== 'none' && (
        <>
          <p>
            <b>{ending.state_name}</b> {SIDES.map((side) => t(`ladder.${side}_${ending[side] ?? 'silent'}`)).join(' · ')}
          </p>
          <Acts mark={{ ...ending, acts: ending.acts.filter((act) => !begins.includes(act)) }} several={one.parties.length > 1} />
        </>
      )}
      {begins.map((act) => (
        <details key={act.party}>
          <summary>{t('ending.begin')}</summary>
          <Form method="post" className="stack">
            <Hidden mark={ending} act={act} />
            <label className="field field-text">
              <span>{t('ending.reason')}</span>
              <select name="reason" required defaultValue="">
                <option value="" disabled>
                  {t('ending.choose')}
                </option>
                {END_REASONS.map((reason) => (
                  <option key={reason} value={reason}>
                    {t(`reason.${reason}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="field field-text">
              <span>{t('ending.words')}</span>
              <textarea name="text" rows={2} maxLength={1000} />
            </label>
            <p>
              <button className="button" name="intent" value="said">
                {t('ending.send')}
              </button>
            </p>
          </Form>
        </details>
      ))}
    </section>
  )
}
