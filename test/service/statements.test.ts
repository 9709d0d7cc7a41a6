import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../src/domain/problem.ts'
import { applyRecords, beginImport, keepSource, newSubjectIds } from '../../src/services/statements/apply-records.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { mergeSubjects } from '../../src/services/statements/merge.ts'
import { moveSite } from '../../src/services/statements/move-site.ts'
import { replayStatements, verifyProjection } from '../../src/services/statements/projection.ts'
import { retractStatement } from '../../src/services/statements/retract.ts'
import { splitSubject } from '../../src/services/statements/split.ts'
import { undoEvent, undoImport } from '../../src/services/statements/undo.ts'
import type { SourceRecord } from '../../src/domain/statement.ts'
import { loadEdition } from '../../src/edition/load.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'
import { readSmallEdition, smallEdition } from '../support/edition.ts'

const curator = { actor: 'curator' }

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let handle: TestDatabase
    beforeAll(async () => {
      handle = await openTestDatabase(engine)
      await loadEdition(handle, await readSmallEdition())
    })
    afterAll(() => handle.dispose())

    const company = (id: string) => handle.db.selectFrom('company').selectAll().where('company_id', '=', id).executeTakeFirst()
    const sitesOf = async (id: string) =>
      (await handle.db.selectFrom('site').select('site_id').where('company_id', '=', id).orderBy('site_id').execute()).map(
        (row) => row.site_id,
      )
    const recordsOf = async (id: string) =>
      (await handle.db.selectFrom('record').select('record_id').where('subject_id', '=', id).orderBy('record_id').execute()).map(
        (row) => row.record_id,
      )
    const consistent = async () => expect(await verifyProjection(handle)).toMatchObject({ equal: true, differing: [] })

    test('what a curator sets holds against the edition, and undoing it brings the edition back', async () => {
      const { event_id } = await assertStatements(handle, {
        ...curator,
        about: { subject_id: 'acme-boards' },
        values: { ownership: 'joint_venture', tax_code: '0100047516' },
        evidence_grade: 'self_declared',
      })
      expect(await company('acme-boards')).toMatchObject({ ownership: 'joint_venture', tax_code: '0100047516', evidence_grade: 'press' })
      await consistent()
      await undoEvent(handle, { ...curator, event_id })
      expect(await company('acme-boards')).toMatchObject({ ownership: 'domestic', tax_code: null })
      await consistent()
      await expect(undoEvent(handle, { ...curator, event_id })).rejects.toMatchObject({ code: 'conflict' })
    })

    test('a merge gives the survivor all statements; the loser is no longer shown', async () => {
      const { event_id } = await mergeSubjects(handle, { ...curator, survivor: 'acme-boards', loser: 'foil-works' })
      expect(await company('foil-works')).toBeUndefined()
      expect(
        await handle.db
          .selectFrom('company_segment')
          .select('segment_id')
          .where('company_id', '=', 'acme-boards')
          .orderBy('segment_id')
          .execute(),
      ).toEqual([{ segment_id: 'bare-boards' }, { segment_id: 'copper-foil' }])
      expect(await handle.db.selectFrom('company_name').select(['text', 'kind']).execute()).toEqual([
        { text: 'Foil Works', kind: 'name_en' },
      ])
      await consistent()
      await undoEvent(handle, { ...curator, event_id })
      expect(await company('foil-works')).toMatchObject({ name_en: 'Foil Works' })
      expect(await handle.db.selectFrom('company_name').selectAll().execute()).toEqual([])
      await consistent()
    })

    test('a site moves to another company, and back', async () => {
      const { event_id } = await moveSite(handle, { ...curator, site_id: 'acme-boards-1', company_id: 'foil-works' })
      expect([await sitesOf('acme-boards'), await sitesOf('foil-works')]).toEqual([[], ['acme-boards-1']])
      await consistent()
      await undoEvent(handle, { ...curator, event_id })
      expect([await sitesOf('acme-boards'), await sitesOf('foil-works')]).toEqual([['acme-boards-1'], []])
      await consistent()
    })

    test('an import links to what is known and adds what is not; undoing it takes both back', async () => {
      const importId = '0190a000-0000-7000-8000-000000000001'
      await keepSource(handle, {
        source_id: importId,
        title: 'A list',
        publisher: null,
        url: null,
        kind: 'official_list',
        licence: 'facts only',
        published_on: null,
        retrieved_on: null,
        note: null,
      })
      const [fresh, freshSite] = await newSubjectIds(handle, 2)
      const at = new Date()
      const event_id = await beginImport(handle, importId, curator)
      const base = {
        origin: 'import' as const,
        source_id: importId,
        evidence_grade: 'official_list' as const,
        as_of: '2026-10',
        recorded_at: at,
        import_id: importId,
        event_id,
        raw: null,
      }
      const records: SourceRecord[] = [
        {
          ...base,
          company_id: 'foil-works',
          record_id: `${importId}/2/company`,
          subject_id: 'foil-works',
          kind: 'company',
          row_no: 2,
          values: { name_vi: 'Công ty Lá Đồng', tax_code: '0100047516', 'product#1': 'copper foil' },
        },
        {
          ...base,
          company_id: fresh!.subject_id,
          record_id: `${importId}/3/company`,
          subject_id: fresh!.subject_id,
          kind: 'company',
          row_no: 3,
          values: { name_vi: 'Công ty Mới', 'segment#bare-boards/maker': { product: 'boards' }, 'segment#nowhere/maker': {} },
        },
        {
          ...base,
          company_id: fresh!.subject_id,
          record_id: `${importId}/3/site`,
          subject_id: freshSite!.subject_id,
          kind: 'site',
          row_no: 3,
          values: { province_id: 'bac-ninh', address: 'Lô A1' },
        },
      ]
      const subjects = [
        { ...fresh!, company_id: fresh!.subject_id, kind: 'company' as const },
        { ...freshSite!, company_id: fresh!.subject_id, kind: 'site' as const },
      ].map((subject) => ({ ...subject, origin: 'import' as const, import_id: importId, created_at: at }))
      const done = await applyRecords(handle, { event_id, subjects, records })
      expect(done.inserted).toBe(3)
      expect(await company('foil-works')).toMatchObject({
        name_en: 'Foil Works',
        name_vi: 'Công ty Lá Đồng',
        tax_code: '0100047516',
        source_id: importId,
      })
      expect(await company(fresh!.subject_id)).toMatchObject({
        name_en: 'Công ty Mới',
        name_vi: 'Công ty Mới',
        public_id: fresh!.public_id,
      })
      expect(await sitesOf(fresh!.subject_id)).toEqual([freshSite!.subject_id])
      await consistent()

      // A load of the edition leaves the import as it is, and the record that waits for its segment gets it.
      const next = smallEdition()
      next.package.version = '2'
      next.rows['segment']!.push({ ...next.rows['segment']![0]!, segment_id: 'nowhere' })
      next.rows['company']!.splice(1, 1, { ...next.rows['company']![1]!, note: 'Changed' })
      await loadEdition(handle, await readSmallEdition(next))
      expect(await company('foil-works')).toMatchObject({ note: 'Changed', tax_code: '0100047516' })
      expect(
        await handle.db
          .selectFrom('company_segment')
          .select('segment_id')
          .where('company_id', '=', fresh!.subject_id)
          .orderBy('segment_id')
          .execute(),
      ).toEqual([{ segment_id: 'bare-boards' }, { segment_id: 'nowhere' }])
      await consistent()

      await moveSite(handle, { ...curator, site_id: 'acme-boards-1', company_id: fresh!.subject_id })
      expect(await sitesOf('acme-boards')).toEqual([])
      await undoImport(handle, { ...curator, import_id: importId, import_event_id: event_id })
      expect(await company(fresh!.subject_id)).toBeUndefined()
      expect(await company('foil-works')).toMatchObject({ name_vi: null, tax_code: null, source_id: 'editors' })
      expect(await sitesOf('acme-boards')).toEqual(['acme-boards-1'])
      await consistent()
      await expect(mergeSubjects(handle, { ...curator, survivor: 'acme-boards', loser: fresh!.public_id })).rejects.toMatchObject({
        code: 'gone',
      })
    })

    test('a split makes a company of its own, which is not asked about again', async () => {
      const merge = await mergeSubjects(handle, { ...curator, survivor: 'acme-boards', loser: 'foil-works' })
      const foil = await recordsOf('foil-works')
      await expect(splitSubject(handle, { ...curator, subject_id: 'acme-boards', record_ids: ['nothing'] })).rejects.toBeInstanceOf(Problem)
      const split = await splitSubject(handle, {
        ...curator,
        subject_id: 'foil-works',
        record_ids: (await liveOf(foil)).filter((id) => !id.startsWith('0190')),
        site_ids: ['acme-boards-1'],
      })
      expect(await company(split.subject_id)).toMatchObject({ name_en: 'Foil Works' })
      expect(await sitesOf(split.subject_id)).toEqual(['acme-boards-1'])
      await consistent()
      await expect(mergeSubjects(handle, { ...curator, survivor: 'acme-boards', loser: split.subject_id })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('are not the same'),
      })
      await expect(undoEvent(handle, { ...curator, event_id: merge.event_id })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(split.event_id),
      })
      await undoEvent(handle, { ...curator, event_id: split.event_id })
      expect(await company(split.subject_id)).toBeUndefined()
      await undoEvent(handle, { ...curator, event_id: merge.event_id })
      expect(await company('foil-works')).toMatchObject({ name_en: 'Foil Works' })
      await consistent()
    })

    const liveOf = async (ids: readonly string[]) => {
      const dead = await handle.db.selectFrom('retraction').select('record_id').where('ended_at', 'is', null).execute()
      return ids.filter((id) => !dead.some((row) => row.record_id === id))
    }

    test('a retracted statement is no longer shown, also after the next load', async () => {
      const record = (await liveOf(await recordsOf('acme-boards'))).find((id) => id.startsWith('company:'))
      const { event_id } = await retractStatement(handle, { ...curator, subject_id: 'acme-boards', statement_id: `${record}:name_vi` })
      expect(await company('acme-boards')).toMatchObject({ name_vi: null })
      const next = smallEdition()
      next.package.version = '3'
      next.rows['company']![0]!['note'] = 'Another note'
      await loadEdition(handle, await readSmallEdition(next))
      expect(await company('acme-boards')).toMatchObject({ name_vi: null, note: 'Another note' })
      await consistent()
      await undoEvent(handle, { ...curator, event_id })
      expect(await company('acme-boards')).toMatchObject({ name_vi: 'Công ty TNHH Acme' })
      await consistent()
    })

    test('rebuilding changes nothing', async () => {
      const before = await verifyProjection(handle)
      await replayStatements(handle)
      expect(await verifyProjection(handle)).toEqual(before)
    })
  })
}
