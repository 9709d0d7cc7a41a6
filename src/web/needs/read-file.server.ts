/** The file of a form as the API takes it; undefined when none was chosen. */
export async function readFormFile(form: FormData, name: string): Promise<{ file_name: string; file_base64: string } | undefined> {
  const file = form.get(name)
  if (!(file instanceof File) || file.size === 0) return undefined
  return { file_name: file.name, file_base64: Buffer.from(await file.arrayBuffer()).toString('base64') }
}
