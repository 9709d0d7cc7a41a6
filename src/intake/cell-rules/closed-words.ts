import { fold } from '../../domain/fold.ts'
import type { Ownership, Role } from '../../domain/vocabulary.ts'
import { remembered } from '../remembered.ts'
import type { CellInput } from './cell-input.ts'
import { findCountry } from './countries.ts'

const folded = remembered(fold)

type WordList<T extends string> = readonly (readonly [T, RegExp])[]

// Folded text; the first that fits. Foreign capital is asked before domestic: "liên doanh với nước ngoài" holds both.
const OWNERSHIP: WordList<Ownership> = [
  ['joint_venture', /\b(lien doanh|joint venture|jv|jvc|hop doanh)\b|합작|합자|合資|合弁|合资/],
  [
    'foreign_invested',
    /\b(fdi|nuoc ngoai|foreign|foreign invested|foreign owned|100 foreign|wholly foreign|von ngoai|dtnn|multinational)\b|외국|외자|외투|단독투자|外資|外资|独資|独资/,
  ],
  [
    'domestic',
    /\b(trong nuoc|domestic|local|viet nam|vietnam|vietnamese|nha nuoc|state|state owned|quoc doanh|tu nhan|private|noi dia|dn viet|von viet nam|dnnn|ddi)\b|국내|내자|현지|베트남|민간|국영|内資|内资|国有|私营/,
  ],
]

const STATUS: WordList<'operating' | 'planned' | 'closed'> = [
  [
    'closed',
    /\b(da dong|dong cua|giai the|pha san|ngung hoat dong|dung hoat dong|ngung kinh doanh|da ngung|closed|dissolved|bankrupt|ceased|shut down|inactive|liquidated)\b|폐업|폐쇄|청산|철수|閉鎖|关闭|注销/,
  ],
  [
    'planned',
    /\b(du kien|ke hoach|dang xay dung|chuan bi|chua hoat dong|sap hoat dong|planned|under construction|construction|planning|proposed|announced)\b|예정|계획|건설중|건설 중|計画|建設中|在建|规划/,
  ],
  [
    'operating',
    /\b(hoat dong|dang hoat dong|van hanh|da hoat dong|operating|operational|active|in operation|running|open)\b|가동|운영|정상|영업|稼働|営業|存续|在营|运营/,
  ],
]

const ROLE: WordList<Role> = [
  ['assembler', /\b(lap rap|assembl\w*|ems|oem assembly)\b|조립|組立|组装|组裝/],
  ['processor', /\b(gia cong|processing|processor|process|surface treatment|subcontract\w*|xu ly be mat)\b|가공|임가공|加工|表面处理/],
  ['maker', /\b(san xuat|che tao|manufactur\w*|maker|producer|production|make|nha san xuat|oem|odm)\b|생산|제조|製造|生产|制造|メーカー/],
  [
    'trader',
    /\b(thuong mai|phan phoi|dai ly|kinh doanh|buon ban|nhap khau|trad\w*|distribut\w*|import\w*|wholesale\w*|dealer|agent|reseller)\b|무역|유통|판매|도매|대리점|商社|贸易|经销|販売/,
  ],
  [
    'service',
    /\b(dich vu|service\w*|tu van|consult\w*|logistics|thiet ke|design|bao tri|maintenance|kiem dinh|testing|inspection)\b|서비스|설계|물류|컨설팅|サービス|服务/,
  ],
]

const SITE_KIND: WordList<'plant' | 'office' | 'rd_centre' | 'warehouse'> = [
  ['rd_centre', /\b(r d|rd|nghien cuu|research|development centre|development center|lab|laboratory)\b|연구|研究|研发/],
  ['warehouse', /\b(kho|kho bai|warehouse|logistics|depot)\b|창고|물류|倉庫|仓库/],
  ['plant', /\b(nha may|xuong|phan xuong|xi nghiep|plant|factory|mill|works|manufacturing|production)\b|공장|工場|工厂/],
  ['office', /\b(van phong|tru so|chi nhanh|office|headquarters?|hq|branch|representative)\b|사무소|사무실|본사|지사|事務所|办公室|分公司/],
]

/** A country in the column of ownership says where the capital is from. `country` is that of the sites. */
export function readOwnership(input: CellInput, country: string): { ownership: Ownership; home_country?: string } | undefined {
  const words = folded(input.text)
  const capital = words.replace(/^(?:100 )?(?:von|dn|doanh nghiep|cong ty|von dau tu) /, '')
  const investor = findCountry(capital) ?? findCountry(input.text)
  if (investor !== undefined) {
    const ownership = investor === country ? 'domestic' : 'foreign_invested'
    input.fixed('ownership_from_country', ownership)
    return { ownership, home_country: investor }
  }
  const ownership = firstOf(OWNERSHIP, words)
  return ownership === undefined ? input.leaveOut('ownership_unknown') : { ownership }
}

export function readStatus(input: CellInput): string | undefined {
  const words = folded(input.text)
  // Halted for a time is none of the four: neither running nor closed.
  if (/\b(tam ngung|tam dung|suspended|temporarily)\b|휴업|중단|休業|停业/.test(words)) return input.leaveOut('status_unknown')
  return firstOf(STATUS, words) ?? input.leaveOut('status_unknown')
}

export function readRole(input: CellInput): Role | undefined {
  return firstOf(ROLE, folded(input.text)) ?? input.leaveOut('role_unknown')
}

export function readSiteKind(input: CellInput): string | undefined {
  return firstOf(SITE_KIND, folded(input.text)) ?? input.leaveOut('site_kind_unknown')
}

function firstOf<T extends string>(list: WordList<T>, words: string): T | undefined {
  return list.find(([, pattern]) => pattern.test(words))?.[0]
}
