import { listUsers } from '../services/accounts/manage-users.ts'
import { addPerson, AS_OPERATOR, changeRole, INVITATION_HOURS, RESET_HOURS, resetLink } from '../services/accounts/people-of-data-folder.ts'
import { STAFF_ROLES } from '../domain/policy/actor.ts'
import { choiceOf, languageOf, wholeNumberOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { EXIT, UsageError } from './failure.ts'
import { addressOf, reasonOf, withPeople } from './with-people.ts'

const MOST = 10_000
const USUAL = 20
const ROLES = [...STAFF_ROLES, 'none'] as const

export async function userList({ config, options, output }: CommandContext): Promise<number> {
  const staff_role = choiceOf(options, 'role', ROLES)
  const limit = wholeNumberOf(options, 'limit', MOST) ?? USUAL
  return withPeople(config, output, async (people) => {
    const { items, total } = await listUsers(people, { staff_role, limit }, AS_OPERATOR)
    output.rows(
      items.map(({ myself: _myself, ...row }) => row),
      [
        { title: 'address', value: (row) => row.email, flexible: true },
        { title: 'name', value: (row) => row.name, flexible: true },
        { title: 'role', value: (row) => row.staff_role },
        { title: 'codes', value: (row) => (row.second_factor ? 'on' : 'off') },
        { title: 'verified', value: (row) => (row.email_verified ? 'yes' : 'no') },
        { title: 'blocked', value: (row) => row.blocked_at?.slice(0, 10) ?? null },
        { title: 'since', value: (row) => row.created_at.slice(0, 10) },
      ],
    )
    output.note(`${items.length} of ${total} people`)
    return EXIT.ok
  })
}

export async function userAdd({ config, options, words, output }: CommandContext): Promise<number> {
  const email = addressOf(words)
  const lang = languageOf(options)
  const role = choiceOf(options, 'role', ROLES) ?? 'none'
  const name = options.get('name')
  return withPeople(config, output, async (people) => {
    const person = {
      email,
      name: typeof name === 'string' ? name : (email.split('@')[0] ?? email),
      role: role === 'none' ? null : role,
      lang,
    }
    const link = await addPerson(people, person)
    output.text(options.has('json') ? JSON.stringify({ email, link, works_hours: INVITATION_HOURS }) : link)
    output.note(`${email} sets a password with this link; it works once and for ${INVITATION_HOURS} hours.`)
    if (role !== 'none') output.note('The role counts when one-time codes are turned on.')
    return EXIT.ok
  })
}

export async function userRole({ config, options, words, output }: CommandContext): Promise<number> {
  const email = addressOf(words)
  const role = ROLES.find((each) => each === words[1])
  if (role === undefined) throw new UsageError(`A role is one of ${ROLES.join(', ')}, not "${words[1] ?? ''}".`)
  const reason = reasonOf(options)
  return withPeople(config, output, async (people) => {
    await changeRole(people, email, { staff_role: role === 'none' ? null : role }, reason, languageOf(options))
    output.note(`${email}: ${role}. Their sessions have ended.`)
    return EXIT.ok
  })
}

const block =
  (blocked: boolean) =>
  async ({ config, options, words, output }: CommandContext): Promise<number> => {
    const email = addressOf(words)
    const reason = reasonOf(options)
    return withPeople(config, output, async (people) => {
      await changeRole(people, email, { blocked }, reason, languageOf(options))
      output.note(blocked ? `${email} is blocked. Their sessions and keys have ended.` : `${email} can sign in again.`)
      return EXIT.ok
    })
  }

export const userBlock = block(true)
export const userUnblock = block(false)

export async function userResetLink({ config, options, words, output }: CommandContext): Promise<number> {
  const email = addressOf(words)
  const withoutCodes = options.has('no-codes')
  return withPeople(config, output, async (people) => {
    const link = await resetLink(people, email, { lang: languageOf(options), withoutCodes })
    output.text(options.has('json') ? JSON.stringify({ email, link, works_hours: RESET_HOURS }) : link)
    output.note(`${email} sets a new password with this link; it works once and for one hour.`)
    if (withoutCodes) output.note('No one-time code is asked for any more; a role of staff counts when they are on again.')
    return EXIT.ok
  })
}
