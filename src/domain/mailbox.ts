/** Whether an address is that of an office. All others may be those of persons and are neither taken nor published. */

export const MAILBOX = /^[a-z0-9._%+'-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/

/** A word of the mailbox begins so: sales, sales01, salesteam. */
const ROLE =
  /^(?:phong|bophan)?(?:info|sale|contact|admin|office|hello|support|service|market|purchas|procure|export|import|order|enquir|inquir|recruit|career|account|finance|quality|logistic|product|engineer|business|customer|reception|secretar|webmaster|postmaster|noreply|mail|team|press|media|legal|invoice|quotation|kinhdoanh|lienhe|vanphong|tuyendung|ketoan|muahang|banhang|xuatnhapkhau|hanhchinh|nhansu|sanxuat|kythuat|hoadon|chamsoc|cskh|tonghop|thitruong|vattu|duan)/
/** Short ones only as a whole word. */
const SHORT_ROLES: ReadonlySet<string> = new Set(['hr', 'it', 'qa', 'qc', 'rd', 'pr', 'cs', 'po', 'bd', 'xnk'])
/** The name of a firm and not of a person, wherever it stands: hoaphatplastic, ctytnhhabc. */
const FIRM = /company|corp|group|tnhh|ctcp|congty|factory|electr|elec$|tech|plastic|mould|mold|jsc|ltd|^cty|vina$/

const FAMILY_NAMES: ReadonlySet<string> = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly trinh dinh luong truong cao mai dao kim lee park choi jung kang cho yoon jang lim han shin seo kwon hwang ahn song tanaka sato suzuki takahashi watanabe ito yamamoto nakamura kobayashi wang li zhang liu chen yang huang zhao'.split(
    ' ',
  ),
)

/** `address` in small letters. */
export function isRoleMailbox(address: string): boolean {
  const [local = '', domain = ''] = address.split('@')
  const words = local.split(/[^a-z]+/).filter((word) => word !== '')
  if (words.some((word) => FAMILY_NAMES.has(word))) return false
  if (words.some((word) => ROLE.test(word) || SHORT_ROLES.has(word) || FIRM.test(word))) return true
  // The firm's own name before the @ and behind it.
  const firm = domain.split('.')[0]?.replaceAll(/[^a-z]/g, '') ?? ''
  return firm.length >= 3 && words.join('') === firm
}
