/**
 * Whether a word is written as a Vietnamese syllable can be: initial, rhyme and tone that go together. Some 17,000 forms pass;
 * text read in a wrong encoding almost never does. This is spelling, not a dictionary, so that names of places pass too.
 */
const INITIALS = [
  '',
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'gh',
  'gi',
  'h',
  'k',
  'kh',
  'kr',
  'l',
  'm',
  'n',
  'ng',
  'ngh',
  'nh',
  'p',
  'ph',
  'q',
  'qu',
  'r',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
]

const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu ' +
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ' +
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ' +
    'ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ' +
    'y yêm yên yêng yêt yêu ych yt ym yn ynh yp ' +
    // Places of the Central Highlands: Đắk Lắk, Ngọk Bay.
    'ak ăk êk ok ôk uk'
  ).split(' '),
)

const TONES = '\u0300\u0301\u0303\u0309\u0323'
const TONE = new RegExp(`[${TONES}]`, 'g')
const TONE_WITHOUT_VOWEL = new RegExp(`[^aeiouy\u0302\u0306\u031b][${TONES}]`)
const SHARP_OR_HEAVY = /[\u0301\u0323]/

/** For a word in NFC, of any case. */
export function isSyllable(word: string): boolean {
  if (word.length > 7) return false
  const known = seen.get(word)
  if (known !== undefined) return known
  const answer = check(word)
  if (seen.size < 50_000) seen.set(word, answer)
  return answer
}

const seen = new Map<string, boolean>()

function check(word: string): boolean {
  const marked = word.toLowerCase().normalize('NFD')
  const tones = marked.match(TONE) ?? []
  if (tones.length > 1 || TONE_WITHOUT_VOWEL.test(marked)) return false
  const base = marked.replaceAll(TONE, '').normalize('NFC')
  if (!/^[a-zđăâêôơư]+$/.test(base)) return false
  // Closed by a stop, a syllable has the sharp or the heavy tone.
  if (/(?:[cpt]|ch)$/.test(base) && base.length > 1 && (tones.length === 0 || !SHARP_OR_HEAVY.test(tones[0] ?? ''))) return false
  return INITIALS.some((initial) => base.startsWith(initial) && fits(initial, base.slice(initial.length)))
}

function fits(initial: string, rhyme: string): boolean {
  if (initial === 'gi') return RHYMES.has(rhyme) || RHYMES.has(`i${rhyme}`)
  if (!RHYMES.has(rhyme)) return false
  const front = /^[eêiy]/.test(rhyme)
  switch (initial) {
    case 'c':
      return !front && !/^o[ae]/.test(rhyme)
    case 'g':
    case 'ng':
      return !front || (initial === 'g' && rhyme.startsWith('i'))
    case 'gh':
    case 'ngh':
      return front
    case 'q':
      return false
    case 'qu':
      return !/^[ouưôơ]/.test(rhyme) || rhyme === 'ôc' || rhyme === 'ơ'
    default:
      return true
  }
}
