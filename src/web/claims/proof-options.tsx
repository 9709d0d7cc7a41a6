import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ClaimDetail } from '../../api/contract/claim.ts'
import { UploadForm } from './upload-form.tsx'

/** Ways to prove it, the quickest first; those that cannot be say why. */
export function ProofOptions({ claim, sentDocument }: { claim: ClaimDetail; sentDocument: string | null }) {
  const t = useTranslations('claims.one')
  const open = claim.options.find((option) => option.possible && !option.given)?.kind
  return (
    <section className="card" aria-labelledby="options">
      <h2 id="options" className="card-title">
        {t('add')}
      </h2>
      {claim.options
        .filter((option) => !option.given || option.kind === 'domain_mail')
        .map((option) => (
          <details
            key={option.kind}
            className="proof-option"
            open={option.kind === open || (option.kind === 'registry_document' && sentDocument !== null)}
          >
            <summary>{option.kind_name}</summary>
            <p>{option.explanation}</p>
            {option.possible && <OptionForm claim={claim} option={option} sentDocument={sentDocument} />}
          </details>
        ))}
    </section>
  )
}

interface OptionFormProps {
  claim: ClaimDetail
  option: ClaimDetail['options'][number]
  sentDocument: string | null
}

function OptionForm({ claim, option, sentDocument }: OptionFormProps) {
  const t = useTranslations('claims.one')
  const { kind } = option
  if (kind === 'registry_document' && sentDocument === null)
    return (
      <UploadForm
        kind="registration"
        companyId={claim.company_id}
        organisationId={claim.organisation_id}
        label={t('upload')}
        back={`/claims/${claim.claim_id}`}
      />
    )
  return (
    <Form method="post" className="own-form">
      <input type="hidden" name="intent" value="proof" />
      <input type="hidden" name="kind" value={kind} />
      {sentDocument !== null && kind === 'registry_document' && <input type="hidden" name="document_id" value={sentDocument} />}
      {kind === 'domain_mail' && (
        <label className="field">
          <span>{t('mailbox', { domain: option.domains.join(', ') })}</span>
          <input
            type="email"
            name="mailbox"
            required
            maxLength={254}
            placeholder={`info@${option.domains[0] ?? ''}`}
            autoComplete="email"
          />
        </label>
      )}
      <button className="button button-main">
        {kind === 'domain_mail'
          ? t('send_code')
          : kind === 'website_token'
            ? t('use_website')
            : kind === 'call_back'
              ? t('ask_call')
              : t('use_document')}
      </button>
    </Form>
  )
}
