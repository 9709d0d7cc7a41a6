import type { Asked, Branch, Circle } from '../../db/queries/search.ts'
import { type Point } from '../../domain/geo.ts'
import { tsqueryText } from '../../search/lexemes.ts'
import type { Counted } from '../../search/facets.ts'
import { type Filters, masks, type Question, questionTerms, without } from '../../search/question.ts'
import type { SearchWords } from './dictionary.ts'

/** A question with everything that is needed to put it to the database. */
export interface Asking {
  readonly question: Question
  readonly words: SearchWords
  /** What distances are taken from, by the text of `near`. */
  readonly points: ReadonlyMap<string, Point>
  /** YYYY-MM-DD. */
  readonly today: string
  /** Another one after every change of what is found. */
  readonly state: string
}

/** Without the filters of one dimension, for its counts. A second branch is of companies found by their name. */
export function askedOf({ question, words, points, today }: Asking, left: Counted | null): { asked: Asked } {
  const terms = questionTerms(question, left, words.dictionary, words.stageOf)
  const all = without(question.all, left)
  const branch = (text: string | null, filters: Filters): Branch => {
    const circle = circleOf(filters, points)
    const { province, park, certificate } = without(filters, left)
    return { terms: text, within: circle === null ? null : { circle, province, park, certificate } }
  }
  const { has, lacks } = masks(all)
  return {
    asked: {
      branches: [
        branch(tsqueryText(terms.asked), question.all),
        ...(terms.byName === null ? [] : [branch(tsqueryText(terms.byName), question.given)]),
      ],
      has,
      lacks,
      since: all.freshness === undefined ? null : yearsAgo(today, all.freshness === '12m' ? 1 : 2),
    },
  }
}

function circleOf({ near, radius_km }: Filters, points: ReadonlyMap<string, Point>): Circle | null {
  const point = near === undefined ? undefined : points.get(near)
  return point === undefined || radius_km === undefined ? null : { lat: point.lat, lon: point.lon, radius_km }
}

export function yearsAgo(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
}
