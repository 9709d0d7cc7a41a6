import { fold } from '../domain/fold.ts'

/** The 63 provinces until June 2025, which include the names of today's 34, and what people write for them. To recognise a column; ids come with the vocabulary. */
const NAMES =
  'an giang|ba ria vung tau|vung tau|brvt|br vt|bac giang|bac kan|bac can|bac lieu|bac ninh|ben tre|binh dinh|binh duong|binh phuoc|binh thuan|ca mau|can tho|cao bang|da nang|dak lak|dac lac|daklak|dak nong|dac nong|' +
  'dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|hanoi|ha tinh|hai duong|hai phong|haiphong|hau giang|ho chi minh|hcm|tphcm|tp hcm|hcmc|sai gon|saigon|hoa binh|hung yen|khanh hoa|kien giang|kon tum|lai chau|lam dong|' +
  'lang son|lao cai|long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|quang binh|quang nam|quang ngai|quang ninh|quang tri|soc trang|son la|tay ninh|thai binh|thai nguyen|thanh hoa|thua thien hue|hue|tien giang|' +
  'tra vinh|tuyen quang|vinh long|vinh phuc|yen bai|하노이|호치민|호찌민|하이퐁|다낭|박닌|박장|빈즈엉|동나이|하이즈엉|흥옌|빈푹|타이응우옌|롱안|하남|꽝닌|껀터|떠이닌|남딘|타인호아|응에안|바리아붕따우'

const PROVINCES = new Set(NAMES.split('|'))

export function isProvinceName(text: string): boolean {
  return text.length <= 40 && PROVINCES.has(bareProvince(text))
}

/** "TP. Hải Phòng", "Tỉnh Bắc Ninh", "Bac Ninh province" → folded name. */
export function bareProvince(text: string): string {
  return fold(text.normalize('NFKC'))
    .replace(/^(?:tinh|thanh pho|tp|t p|city of|province of) /, '')
    .replace(/ (?:province|city|prov|tinh|viet nam|vietnam)$/, '')
    .replace(/(?<=[\uac00-\ud7a3])(?:성|시)$/, '')
}
