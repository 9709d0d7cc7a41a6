import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../domain/password-length.ts'

/** OWASP's first recommendation for argon2id: 19 MiB, 2 passes, 1 lane. Changing it leaves old hashes readable: they name theirs. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const TAG_BYTES = 32

const derive = promisify(argon2)

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await tagOf(password, salt, { memory: MEMORY_KIB, passes: PASSES, lanes: LANES, length: TAG_BYTES })
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(salt)}$${unpadded(tag)}`
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (parts === null) return false
  const [, memory, passes, lanes, salt = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const sizes = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes), length: expected.length }
  return timingSafeEqual(await tagOf(password, Buffer.from(salt, 'base64'), sizes), expected)
}

interface Sizes {
  memory: number
  passes: number
  lanes: number
  length: number
}

/** The same letters typed on another system may come in another composition: NFKC makes them one. */
function tagOf(password: string, salt: Buffer, { memory, passes, lanes, length }: Sizes): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce: salt,
    parallelism: lanes,
    tagLength: length,
    memory,
    passes,
  })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

/** What makes a password easy to guess whoever guesses: undefined = nothing. Length decides; there are no rules about signs. */
export function weakness(
  password: string,
  own: readonly string[],
): 'too_short' | 'too_long' | 'repeats' | 'own_data' | 'common' | undefined {
  const folded = password.normalize('NFKC').toLowerCase()
  if (folded.length < SHORTEST_PASSWORD) return 'too_short'
  if (password.length > LONGEST_PASSWORD) return 'too_long'
  if (new Set(folded).size < 5) return 'repeats'
  if (own.some((word) => word.length >= 4 && folded.replaceAll(word.toLowerCase(), '').length < SHORTEST_PASSWORD / 2)) return 'own_data'
  if (folded.replace(COMMON, '').length < SHORTEST_PASSWORD / 2) return 'common'
  return undefined
}

/** Pieces of which most guessed passwords of twelve signs and more are made, in our three languages. */
const COMMON =
  /password|passw0rd|matkhau|mat khau|matxich|qwerty(uiop)?|asdfgh(jkl)?|zxcvbn?m?|1q2w3e4r(5t)?|iloveyou|anhyeuem|emyeuanh|yeuem|admin(istrator)?|welcome|letmein|vietnam|hanoi|saigon|biamho|dragon|monkey|football|(0?123456?7?8?9?0?)+|9?87654321|abc(def)?|aaa+|\d{4}$/g
