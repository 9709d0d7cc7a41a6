import { test } from 'vitest'
import { openRealEdition } from '../support/real-edition.ts'
test('smoke', async () => {
  const e = await openRealEdition('pglite')
  const show = async (q: string, more: object = {}) => {
    const t = performance.now()
    const r = await e.client.company.list({ q, limit: 5, ...more })
    const ms = performance.now() - t
    console.log(`${q} ${JSON.stringify(more)} [${ms.toFixed(1)}ms] total ${r.total} understood ${JSON.stringify(r.understood.map((u) => [u.text, u.param, u.value]))} words ${r.words} dym ${JSON.stringify(r.did_you_mean)} drop ${JSON.stringify(r.drop)}\n   ${r.items.map((i) => `${i.id}${i.matched.length ? '<' + i.matched[0] + '>' : ''}`).join(', ')}`)
    return r
  }
  for (const q of (process.env['QS'] ?? 'samsung|삼성|三星|sam sung|samsng|foxcon|bo mach in Bac Ninh|printed circuit board near Hai Phong port|PCB trong 50 km quanh cảng Hải Phòng|Korean|nhà sản xuất ắc quy Hải Phòng|8534|bacninh|công ty TNHH Samsung Electronics Việt Nam|dien tu|tụ điện|북닌|박닌 PCB|北宁电路板|LG전자|zzzzqqqq|printed circut bord|KCN Yên Phong|foreign connector manufacturers in Bac Giang|Hanoi cables|connectors Ha Noi xyzzyq').split('|')) await show(q)
  const r = await show('', { segment: ['pcba', 'connectors'], role: 'maker', province: 'bac-ninh' })
  console.log(JSON.stringify(r.facets).slice(0, 1500))
  console.log(JSON.stringify(await e.client.search.all({ q: 'samsung el' })).slice(0, 1500))
  console.log(JSON.stringify(await e.client.search.all({ q: 'batt' })).slice(0, 1500))
  await e.dispose()
}, 120000)
