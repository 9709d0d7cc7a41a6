/** Other names of provinces, by the id of the province or former province. Folded. */
export const PROVINCE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  'ho-chi-minh-city': ['ho chi minh', 'tp hcm', 'tphcm', 'hcm', 'hcmc', 'hcm city', 'sai gon', 'ho chi minh ville'],
  'ha-noi': ['ha noi', 'hanoi', 'tp hn', 'tphn'],
  'da-nang': ['danang', 'tourane'],
  'ba-ria-vung-tau': ['vung tau', 'ba ria', 'br vt', 'brvt', 'ba ria vung tau'],
  'thua-thien-hue': ['thua thien', 'tt hue', 'hue'],
  hue: ['hue', 'thua thien hue'],
  'dak-lak': ['dac lac', 'dak lac', 'dac lak', 'darlac', 'daklak'],
  'dak-nong': ['dac nong', 'dak nong'],
  'bac-kan': ['bac can'],
  'kon-tum': ['kontum', 'con tum'],
  'gia-lai': ['gia lai'],
}

/**
 * Other names of parks, by park id. Folded; a numeral at the end is the number of the park. `brand`: the name says by itself that it is a
 * park, so that no "industrial park" need stand beside it.
 */
export const PARK_ALIASES: Readonly<Record<string, { readonly names: readonly string[]; readonly brand?: readonly string[] }>> = {
  'amata-bien-hoa': { names: ['amata city bien hoa', 'amata vietnam'], brand: ['amata'] },
  'bac-tien-phong': { names: [], brand: ['deep c quang ninh'] },
  'bien-hoa-2': { names: ['bien hoa 2'] },
  'da-nang-hi-tech-park': { names: ['danang hi tech park'], brand: ['dhtp'] },
  'deep-c-hai-phong': { names: ['deep c'], brand: ['deep c', 'deep c hai phong'] },
  'deep-c-hai-phong-2': { names: [], brand: ['deep c hai phong 2', 'deep c 2'] },
  'dinh-vu': { names: ['dinh vu hai phong'], brand: ['deep c 1', 'deep c hai phong 1'] },
  'hoa-lac-hi-tech-park': { names: ['lang hoa lac'], brand: ['hhtp'] },
  hanssip: { names: ['ho tro nam ha noi'], brand: ['hanssip'] },
  'linh-trung-1': { names: ['sai gon linh trung 1', 'linh trung 1'] },
  'long-jiang': { names: ['longjiang', 'long giang'] },
  loteco: { names: ['long binh', 'long binh techno', 'long binh technology', 'long binh bien hoa'], brand: ['loteco'] },
  'nomura-hai-phong': { names: ['nomura', 'nomura haiphong'], brand: ['nomura hai phong'] },
  'quang-trung-software-city': { names: ['quang trung'], brand: ['qtsc'] },
  'saigon-hi-tech-park': {
    names: [
      'sai gon hi tech park',
      'khu cong nghe cao tp hcm',
      'khu cong nghe cao ho chi minh',
      'ho chi minh city hi tech park',
      'hcmc hi tech park',
    ],
    brand: ['shtp', 'saigon hi tech', 'saigon high tech', 'saigon high technology'],
  },
  'thang-long': { names: ['bac thang long', 'north thang long', 'thang long 1'], brand: ['tlip'] },
  'thang-long-2': { names: [], brand: ['tlip 2'] },
  'thang-long-vinh-phuc': { names: [], brand: ['tlip 3', 'tlip vinh phuc'] },
  'viet-han': { names: ['viet nam han quoc', 'viet han'] },
  'vsip-1': { names: [], brand: ['vsip 1', 'viet nam singapore 1'] },
  'vsip-2': { names: [], brand: ['vsip 2', 'viet nam singapore 2'] },
  'vsip-3': { names: [], brand: ['vsip 3', 'viet nam singapore 3'] },
  'vsip-bac-ninh': { names: [], brand: ['vsip bac ninh', 'viet nam singapore bac ninh'] },
  'vsip-hai-phong': { names: [], brand: ['vsip hai phong', 'viet nam singapore hai phong'] },
}

/** Names of chains of parks: with the province they name one, without they still name the chain. */
export const PARK_CHAINS: Readonly<Record<string, readonly string[]>> = {
  vsip: ['vsip', 'viet nam singapore'],
  'deep-c': ['deep c'],
  becamex: ['becamex'],
  amata: ['amata'],
}
