import { type Context, Hono } from 'hono'
import { DOCUMENT_KINDS, LINK_DAYS } from '../domain/introductions.ts'
import { Problem } from '../domain/problem.ts'
import { cleanName } from '../domain/clean-name.ts'
import type { ServiceContext } from '../services/context.ts'
import { openDocument, showDocument } from '../services/introductions/documents.ts'
import { getIntroduction } from '../services/introductions/get-introduction.ts'
import { actorOf, type Caller, requirePolicy } from './caller.ts'
import { cleanInput } from './clean-input.ts'
import { fileAnswer, langOf, personAsking, takeUpload, type Text, uploadLimit } from './file-answers.ts'

interface IntroductionFileOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

const LONGEST_TITLE = 120

/** Files of cases: shown by one side, opened by the other with a link that holds. */
export function createIntroductionFiles({ services, callerOf }: IntroductionFileOptions): Hono {
  const app = new Hono()

  app.post('/introductions/:id/documents', uploadLimit(), async (c) => {
    const caller = await callerOf(c)
    requirePolicy('person', caller)
    const introduction_id = c.req.param('id')
    return takeUpload(
      c,
      ({ text, bytes, lang }) => showDocument(services(), { ...readInput(text), introduction_id, bytes, lang }, personAsking(caller)),
      {
        told: () => ['shown', 'yes'],
        answer: (_, lang) => getIntroduction(services(), { introduction_id, lang }, personAsking(caller)),
      },
    )
  })

  app.get('/introductions/:id/documents/:document_id/file', async (c) => {
    const caller = await callerOf(c)
    requirePolicy('member', caller)
    const asking = { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
    const wanted = {
      introduction_id: c.req.param('id'),
      document_id: c.req.param('document_id'),
      link_id: c.req.query('link'),
      signature: c.req.query('signature'),
      lang: langOf(c.req.query('lang')),
    }
    const { document, bytes } = await openDocument(services(), wanted, asking)
    // The address holds the signature of a link.
    return fileAnswer(c, document, bytes, { 'referrer-policy': 'no-referrer' })
  })
  return app
}

function readInput(text: Text) {
  const kind = DOCUMENT_KINDS.find((each) => each === text('kind'))
  if (kind === undefined) throw new Problem('invalid', `kind: one of ${DOCUMENT_KINDS.join(', ')}.`)
  const days = LINK_DAYS.find((each) => String(each) === text('days'))
  if (days === undefined) throw new Problem('invalid', `days: one of ${LINK_DAYS.join(', ')}.`)
  const title = cleanName(String(cleanInput(text('title')))).slice(0, LONGEST_TITLE)
  if (title === '') throw new Problem('invalid', 'title: say in a line what the file is.')
  return { kind, days, title }
}
