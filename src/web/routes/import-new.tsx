import '../styles/imports.css'
import { data, Form, redirect, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { apiContext } from '../api-context.ts'
import { refusalOf } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formText } from '../form-text.ts'
import { forgetFinished } from '../imports/kept-uploads.ts'
import { RefusalNote } from '../imports/refusal-note.tsx'
import { SOURCE_KINDS, SourceFields } from '../imports/source-form.tsx'
import { UploadField } from '../imports/upload-field.tsx'
import { useUpload } from '../imports/use-upload.ts'
import { signIn } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/import-new.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const { operator } = await context.get(apiContext).operator.session({})
  if (!operator) throw signIn(lang, '/imports/new')
  return null
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const text = (name: string): string => formText(form, name)
  let made: ImportDetail
  try {
    made = await context.get(apiContext).import.create({
      lang,
      upload_id: text('upload_id'),
      source: {
        title: text('title'),
        publisher: text('publisher') || null,
        url: text('url') || null,
        kind: SOURCE_KINDS.find((kind) => kind === text('kind')) ?? 'official_list',
        licence: text('licence'),
        published_on: text('published_on') || null,
      },
      evidence_grade: EVIDENCE_GRADES.find((grade) => grade === text('evidence_grade')) ?? 'self_declared',
      as_of: text('as_of') || null,
    })
  } catch (error) {
    return data({ refusal: refusalOf(error) }, { status: 400 })
  }
  throw redirect(`/${lang}/imports/${made.id}`)
}

export default function NewImport({ actionData }: Route.ComponentProps) {
  const t = useTranslations('imports.new')
  const lang = useLocale()
  const { state, left, start, pause, resume, cancel } = useUpload()
  const busy = useNavigation().state !== 'idle'
  const isThere = state.step === 'done' && state.id !== null
  return (
    <div className="page import-new">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/imports`, name: t('crumb') }]} />
      <noscript>
        <div className="note-box">
          <p>{t('no_script')}</p>
          <pre>
            <code>npx matxich import FILE.xlsx</code>
          </pre>
        </div>
      </noscript>
      <div className="js-only stack">
        <UploadField state={state} left={left} onFile={(file) => void start(file)} onPause={pause} onResume={resume} onCancel={cancel} />
        <Form method="post" className="stack" onSubmit={forgetFinished}>
          <input type="hidden" name="upload_id" value={state.id ?? ''} />
          <SourceFields suggestedTitle={state.name.replace(/\.\w+$/, '').replaceAll(/[_-]+/g, ' ')} />
          <RefusalNote refusal={actionData?.refusal} />
          <div className="row">
            <button className="button button-main" disabled={!isThere || busy}>
              {t('begin')}
            </button>
            {!isThere && <span className="note">{t(state.step === 'none' ? 'first_a_file' : 'wait_for_upload')}</span>}
          </div>
          <p className="note">{t('next')}</p>
        </Form>
      </div>
    </div>
  )
}
