import iconv from 'iconv-lite'
import { mulberry32 } from './large-workbook.ts'

/**
 * Lines as lists of firms have them, and the same lines as old programs stored them. The VNI table is written out here a second
 * time, after the listing in xvnkb's vni.h (2002): a test that borrowed the reader's own table would prove nothing.
 */
const STARTS = [
  'Công ty TNHH',
  'Công ty Cổ phần',
  'Công ty TNHH Một thành viên',
  'Chi nhánh Công ty',
  'Doanh nghiệp tư nhân',
  'Hợp tác xã',
  'Nhà máy',
  '',
]
const ACTIVITIES =
  'Điện tử|Cơ khí chính xác|Sản xuất và Thương mại|Linh kiện nhựa|Khuôn mẫu|Bao bì giấy|Dây cáp điện|Thiết bị điện|Bảng mạch in|Đúc áp lực|Xử lý bề mặt|Kỹ thuật số|Chiếu sáng|Pin và ắc quy|Điều hòa không khí|Vật liệu từ'.split(
    '|',
  )
const WORDS =
  'Nguyễn Thắng Đại Phượng Hưởng Quế Võ Thuận Thành Yên Phong Tiên Sơn Hoàng Diệu Khởi Nghĩa Bình Xuyên Mỹ Hào Lộc Vĩnh Ngọc Trường Giang Hải Đăng Ước Mơ Tuấn Kiệt Thủy Lợi Cường Thịnh Quỳnh Anh Nhựt Kỳ Hữu Nghị Bưởi Đường Lẽ Dũng Ngãi Gò Vấp Xuân Ổn Ấn'.split(
    ' ',
  )
const PLACES =
  'Bắc Ninh|Hà Nội|Hải Phòng|Đồng Nai|Bình Dương|Thành phố Hồ Chí Minh|Thái Nguyên|Vĩnh Phúc|Quảng Ngãi|Đà Nẵng|Cần Thơ|Thừa Thiên Huế'.split(
    '|',
  )

export function vietnameseLine(seed: number): string {
  const random = mulberry32(seed * 7919 + 1)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const name = [pick(STARTS), pick(ACTIVITIES), pick(WORDS), pick(WORDS)].filter((word) => word !== '').join(' ')
  return random() < 0.4 ? `${name}, Lô ${Math.ceil(random() * 90)} KCN ${pick(WORDS)} ${pick(WORDS)}, ${pick(PLACES)}` : name
}

export function asTcvn3(text: string): string {
  // The fonts have tone marks on small letters only: capitals with marks are typed as small ones.
  return [...text].map((letter) => tcvn3Letter(letter) ?? tcvn3Letter(letter.toLowerCase()) ?? letter).join('')
}

function tcvn3Letter(letter: string): string | undefined {
  if (/^\p{ASCII}$/u.test(letter)) return letter
  if (letter !== letter.toLowerCase() && !/[ĂÂÊÔƠƯĐ]/.test(letter)) return undefined
  const bytes = iconv.encode(letter, 'tcvn')
  return bytes.length === 1 && (bytes[0] ?? 0) >= 0xa1 ? bytes.toString('latin1') : undefined
}

/** Small letters a to z with their marks, tone by tone: none, acute, grave, hook, tilde, dot. */
const VNI: readonly (readonly [string, string])[] = [
  ['aáàảãạ', 'a aù aø aû aõ aï'],
  ['âấầẩẫậ', 'aâ aá aà aå aã aä'],
  ['ăắằẳẵặ', 'aê aé aè aú aü aë'],
  ['eéèẻẽẹ', 'e eù eø eû eõ eï'],
  ['êếềểễệ', 'eâ eá eà eå eã eä'],
  ['oóòỏõọ', 'o où oø oû oõ oï'],
  ['ôốồổỗộ', 'oâ oá oà oå oã oä'],
  ['ơớờởỡợ', 'ô ôù ôø ôû ôõ ôï'],
  ['uúùủũụ', 'u uù uø uû uõ uï'],
  ['ưứừửữự', 'ö öù öø öû öõ öï'],
  ['iíìỉĩị', 'i í ì æ ó ò'],
  ['yýỳỷỹỵ', 'y yù yø yû yõ î'],
  ['đ', 'ñ'],
]
const VNI_LETTERS = new Map(
  VNI.flatMap(([letters, written]) => written.split(' ').map((text, index): [string, string] => [letters[index] ?? '', text])),
)

export function asVni(text: string): string {
  return [...text].map((letter) => VNI_LETTERS.get(letter) ?? VNI_LETTERS.get(letter.toLowerCase())?.toUpperCase() ?? letter).join('')
}

/** Base letters with their vowel sign, then the tone as a mark of its own; shown by a program that takes it for Windows-1252. */
export function as1258ReadAs1252(text: string): string {
  const apart = [...text.normalize('NFC')].flatMap((letter) => {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD'))?.[0]
    return tone === undefined ? [letter] : [letter.normalize('NFD').replace(tone, '').normalize('NFC'), tone]
  })
  return new TextDecoder('windows-1252').decode(iconv.encode(apart.join(''), 'windows-1258'))
}

export function asUtf8ReadAs1252(text: string): string {
  return new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'))
}

/** What TCVN3 cannot keep: capitals with tone marks. */
export function withoutMarkedCapitals(text: string): string {
  return text.normalize('NFC').replaceAll(/[^\p{ASCII}ĂÂÊÔƠƯĐ]/gu, (letter) => letter.toLowerCase())
}

const FOREIGN =
  'Müller|Köln|Jürgen|Schröder|Weiß|Größe|São Paulo|Conceição|Araújo|Gonçalves|José|Peña|Muñoz|Ibáñez|Núñez|Señor|Mañana|François|Hélène|Crème|Forêt|Hôtel|Île|Noël|Chloé|Genève|Besançon|Öresund|Malmö|Göteborg|Åse|Bø|Sørensen|København|Tromsø|Læsø|Ærø|Þór|Guðrún|Reykjavík|Tölva|Mäkelä|Hämäläinen|Yläjärvi|Ñandú|Bogotá|Medellín|Asunción|Perú|Cancún|Curaçao|Città|Perché|Papà|Università|Ženski|Škoda|Dvořák|Łódź|Kraków|Gdańsk|Győr|Székely|İstanbul|Çelik|Gül|Şahin|삼성전자|엘지이노텍|베트남|村田製作所|立讯精密|株式会社|北京'.split(
    '|',
  )
const FORMS = ['GmbH', 'S.A.', 'Ltda', 'AB', 'A/S', 'Oy', 'SpA', 'Co., Ltd', 'Vietnam', '& Söhne', 'et Fils', '주식회사', '有限公司']

/** Names that are right as they are. */
export function foreignLine(seed: number): string {
  const random = mulberry32(seed * 104_729 + 7)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(FOREIGN))
    .concat(random() < 0.7 ? [pick(FORMS)] : [])
    .join(' ')
}
