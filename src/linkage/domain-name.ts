import { getDomain } from 'tldts'

/** Mail providers, market places, directories and social networks: a domain that thousands of firms give tells nothing about one. */
const SHARED = new Set(
  `gmail.com googlemail.com yahoo.com yahoo.com.vn yahoo.co.jp yahoo.co.kr ymail.com hotmail.com outlook.com outlook.com.vn live.com msn.com icloud.com
  me.com aol.com mail.com gmx.com gmx.net gmx.de web.de zoho.com yandex.com yandex.ru mail.ru proton.me protonmail.com qq.com 163.com 126.com
  sina.com sina.cn foxmail.com aliyun.com naver.com hanmail.net daum.net kakao.com nate.com hinet.net vnn.vn fpt.vn viettel.vn netnam.vn
  facebook.com fb.com fb.me zalo.me linkedin.com instagram.com youtube.com twitter.com x.com tiktok.com wechat.com goo.gl bit.ly
  google.com wikipedia.org alibaba.com made-in-china.com globalsources.com tradekey.com ec21.com ecplaza.net indiamart.com thomasnet.com
  kompass.com europages.com amazon.com shopee.vn lazada.vn tiki.vn trangvangvietnam.com yellowpages.vn yellowpages.vnn.vn vinabiz.org masothue.com
  thongtindoanhnghiep.co hosocongty.vn infodoanhnghiep.com dnb.com bloomberg.com opencorporates.com`.split(/\s+/),
)

/** The registered domain of a website or an e-mail address: `www.acme.com.vn/contact` and `sales@acme.com.vn` are acme.com.vn. */
export function domainOf(text: string): string | null {
  const address = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:website|web|url|e-?mail|mailto)\s*:\s*/, '')
    .replace(/^[^\s/]*@/, '')
  // Sites of hosts such as blogspot.com belong to whoever the label before them names.
  const domain = getDomain(address, { allowPrivateDomains: true, validateHostname: true })
  return domain === null || SHARED.has(domain) ? null : domain
}
