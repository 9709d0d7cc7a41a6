import type { Level } from './decide.ts'

export interface LevelModel {
  /** The prior is that of one match among so many records beside those there are. */
  readonly prior_records: number
  /** Names are given anew in every province: however rare the words, a name alone is worth no more. */
  readonly most_name_bits: number
  readonly bits: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export type LinkageModel = Readonly<Record<Level, LevelModel>> & { readonly version: string }

/**
 * The model a new installation starts with, frozen so that a list gives the same result everywhere; `version` changes with any number.
 *
 * The bits begin with those measured in research on Apple's suppliers, Chicago sites and made-up firms, and were adjusted on the
 * development halves of the labelled sets (names of suppliers, sites in Vietnam, pairs of Open Supply Hub). They are not from EM: with
 * two comparisons EM does not find the two classes (docs/decisions/0014). None is below -10: one slip must not be fatal; what must
 * never be joined is a veto.
 */
export const DEFAULT_MODEL: LinkageModel = {
  version: '1',
  company: {
    prior_records: 2000,
    most_name_bits: 30,
    bits: {
      name: {
        exact: 6,
        reordered: -2,
        same: 4,
        near: -5,
        similar: -6,
        siblings: -10,
        weak: -10,
        different: -10,
        renamed: 10,
        torn_same: 14,
        torn_near: 6,
      },
      unit: { one_sided: 0, conflict: 0 },
      tax_code: { same: 14, same_unit: 14, same_company: 14, other_unit: 14, different: -10 },
      phone: { same: 9, different: -0.7 },
      domain: { same: 8, different: -1 },
      address: {
        identical: 12,
        same_lot: 11,
        same_lot_alike: 8,
        strong_overlap: 7,
        overlap: 3.5,
        same_zone: 1.5,
        province_only: 0.5,
        other_lot_near: 0,
        slight_overlap: -0.5,
        other_lot: -0.5,
        different: -1.5,
        other_province: -3,
        missing: -3,
      },
      country: { different: -4 },
    },
  },
  site: {
    prior_records: 2000,
    most_name_bits: 18,
    bits: {
      name: {
        exact: 6,
        reordered: 1,
        same: 4,
        near: 1,
        similar: -2,
        siblings: -9,
        weak: -9,
        different: -8,
        renamed: 10,
        torn_same: 16,
        torn_near: 6,
      },
      unit: { one_sided: -3.7, conflict: -10 },
      tax_code: { same: 8, same_unit: 14, same_company: 3, other_unit: -6, different: -10 },
      phone: { same: 9, different: -0.7 },
      domain: { same: 6, different: -1 },
      address: {
        identical: 14,
        same_lot: 12,
        same_lot_alike: 9,
        strong_overlap: 8,
        overlap: 4,
        same_zone: 0,
        province_only: -5,
        other_lot_near: -4,
        slight_overlap: -4,
        other_lot: -8,
        different: -10,
        other_province: -10,
        missing: -6,
      },
      country: { different: -8 },
    },
  },
}
