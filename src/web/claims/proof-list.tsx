import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ClaimDetail } from '../../api/contract/claim.ts'

type Proof = ClaimDetail['proofs'][number]

/** What was given, and for each what there is to do: by the claimer, or by staff. */
export function ProofList({ claim }: { claim: ClaimDetail }) {
  const t = useTranslations('claims.one')
  const proofs = claim.proofs.filter((proof) => proof.state !== 'expired')
  return (
    <section className="card" aria-labelledby="proofs">
      <h2 id="proofs" className="card-title">
        {t('proofs')}
      </h2>
      {proofs.length === 0 && <p className="quiet">{t('no_proofs')}</p>}
      {proofs.map((proof) => (
        <div key={proof.proof_id} className="proof">
          <p className="own-value-line">
            <b>{proof.kind_name}</b>
            <span className={proof.state === 'confirmed' ? 'mark mark-good' : 'mark mark-plain'}>{proof.state_name}</span>
            {proof.mailbox && <span className="note">{proof.mailbox}</span>}
          </p>
          {proof.what_next && <p>{proof.what_next}</p>}
          <ProofFacts proof={proof} />
          {claim.may.change && proof.state === 'waiting' && <ClaimerForm proof={proof} />}
          {claim.may.review && proof.state === 'waiting' && proof.kind !== 'domain_mail' && <SettleForm proof={proof} />}
        </div>
      ))}
    </section>
  )
}

function ProofFacts({ proof }: { proof: Proof }) {
  const t = useTranslations('claims.one')
  return (
    <>
      {proof.put_at && (
        <p>
          {t('put_at')} <code>{proof.put_at}</code>
          <br />
          <code>{proof.token}</code>
        </p>
      )}
      {proof.number && (
        <p>
          <code>{proof.number}</code>
        </p>
      )}
      {proof.document_id && (
        <p>
          <a href={`/api/v1/documents/${proof.document_id}/file`}>{t('seen')}</a>
        </p>
      )}
      {proof.note && <p className="note written">{proof.note}</p>}
    </>
  )
}

function ClaimerForm({ proof }: { proof: Proof }) {
  const t = useTranslations('claims.one')
  if (proof.kind !== 'domain_mail' && proof.kind !== 'website_token') return null
  return (
    <Form method="post" className="own-form">
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="proof_id" value={proof.proof_id} />
      {proof.kind === 'domain_mail' && (
        <label className="field">
          <span>{t('code')}</span>
          <input
            type="text"
            name="code"
            required
            minLength={8}
            maxLength={12}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <small className="note">{t('tries', { count: proof.tries_left ?? 0 })}</small>
        </label>
      )}
      <button className="button button-main">{proof.kind === 'domain_mail' ? t('confirm') : t('look_now')}</button>
    </Form>
  )
}

function SettleForm({ proof }: { proof: Proof }) {
  const t = useTranslations('claims.staff')
  const lang = useLocale()
  return (
    <Form method="post" className="own-form" lang={lang}>
      <input type="hidden" name="intent" value="settle" />
      <input type="hidden" name="proof_id" value={proof.proof_id} />
      <label className="field">
        <span>{t('note')}</span>
        <textarea name="note" required minLength={10} maxLength={1000} rows={2} />
      </label>
      <p className="row">
        <button className="button button-main" name="decision" value="confirm">
          {t('holds')}
        </button>
        <button className="button" name="decision" value="refuse">
          {t('holds_not')}
        </button>
      </p>
    </Form>
  )
}
