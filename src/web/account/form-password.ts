/** Not trimmed: a space may be part of it. */
export function formPassword(form: FormData, name = 'password'): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
