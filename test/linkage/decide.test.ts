import { describe, expect, test } from 'vitest'
import { decide, type Scored } from '../../src/linkage/decide.ts'
import { probabilityOf } from '../../src/linkage/fellegi-sunter/model.ts'

function scored(id: string, bits: number, more: Partial<Scored> = {}): Scored {
  return { id, bits, probability: probabilityOf(bits), veto: null, accept: null, parts: [], ...more }
}

describe('a row', () => {
  test('without candidates, or with none at all likely, is new', () => {
    expect(decide('company', [])).toEqual({ outcome: 'new' })
    expect(decide('company', [scored('a', -4)])).toEqual({ outcome: 'new' })
  })

  test('is linked when the best is sure and a hundred times likelier than the next', () => {
    expect(decide('site', [scored('a', 2), scored('b', 9)])).toEqual({ outcome: 'link', to: scored('b', 9) })
  })

  test('goes to a person when two are nearly as likely', () => {
    const decision = decide('site', [scored('a', 9), scored('b', 8)])
    expect(decision).toMatchObject({ outcome: 'review', reason: 'two_candidates' })
    expect(decision.outcome === 'review' && decision.candidates.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('goes to a person when the best is only likely', () => {
    expect(decide('company', [scored('a', 1)])).toMatchObject({ outcome: 'review', reason: 'uncertain' })
  })

  test('is linked by an accepting rule, whatever the sum says', () => {
    const accepted = scored('a', 1, { accept: 'tax_code' })
    expect(decide('company', [accepted, scored('b', 20)])).toEqual({ outcome: 'link', to: accepted })
  })

  test('is never linked against a veto, but shown to a person if the rest speaks for it', () => {
    const vetoed = scored('a', 12, { veto: 'tax_code' })
    expect(decide('company', [vetoed])).toEqual({ outcome: 'review', reason: 'veto', candidates: [vetoed] })
    expect(decide('company', [scored('a', -9, { veto: 'tax_code' })])).toEqual({ outcome: 'new' })
  })

  test('is linked past a vetoed one', () => {
    expect(decide('company', [scored('a', 12, { veto: 'tax_code' }), scored('b', 15)])).toMatchObject({ outcome: 'link', to: { id: 'b' } })
  })

  test('keeps to thresholds it is given', () => {
    expect(decide('company', [scored('a', 1)], { link_from: 0.6 })).toMatchObject({ outcome: 'link' })
  })
})
