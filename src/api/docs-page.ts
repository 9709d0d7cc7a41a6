import { html, raw } from 'hono/html'

interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: { enum?: unknown[]; type?: string; default?: string | number; pattern?: string }
}
interface Operation {
  summary?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  security?: object[]
  responses?: Record<string, { content?: Record<string, { schema?: unknown }> }>
}
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
type Method = (typeof METHODS)[number]

interface Document {
  info: { title: string; description?: string }
  servers?: { url: string }[]
  paths?: Record<string, Partial<Record<Method, Operation>>>
  components?: { schemas?: Record<string, unknown> }
}

/** A page that documents the API from its own OpenAPI document. Plain HTML: no script, nothing from elsewhere. */
export function docsPage(document: Document, nonce: string) {
  const prefix = document.servers?.[0]?.url ?? ''
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? 'Other'))]
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title} API</title>
        <link rel="icon" href="/favicon.svg" />
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <a href="/">Matxich</a>
          <h1>API</h1>
          <p>${document.info.description ?? ''}</p>
          <p>
            Base path <code>${prefix}</code>, machine-readable description at <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Lists
            answer <code>{items, total, facets?, next_cursor}</code>; errors follow RFC 9457. Add <code>lang=vi</code>, <code>en</code> or
            <code>ko</code>.
          </p>
        </header>
        <main>
          ${tags.map(
            (tag) =>
              html`<h2>${tag}</h2>
                ${operations.filter(({ operation }) => (operation.tags?.[0] ?? 'Other') === tag).map((each) => operationSection(prefix, each))}`,
          )}
          <h2>Shared shapes</h2>
          ${Object.entries(document.components?.schemas ?? {}).map(
            ([name, schema]) =>
              html`<section>
                <h3><code>#/components/schemas/${name}</code></h3>
                <pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre>
              </section>`,
          )}
        </main>
      </body>
    </html>`
}

function operationSection(prefix: string, { path, method, operation }: { path: string; method: Method; operation: Operation }) {
  const parameters = operation.parameters ?? []
  const isOpen = operation.security === undefined
  const body = operation.requestBody?.content?.['application/json']?.schema
  return html`<section>
    <h3><span>${method.toUpperCase()}</span> <code>${prefix}${path}</code></h3>
    <p>
      ${operation.summary ?? ''} ${method === 'get' && isOpen && !path.includes('{') ? html`<a href="${prefix}${path}">Try it</a>` : ''}
      ${isOpen ? '' : html`<em>Needs the operator key: <code>Authorization: Bearer …</code></em>`}
    </p>
    ${
      parameters.length === 0
        ? ''
        : html`<table>
            <thead>
              <tr>
                <th scope="col">Parameter</th>
                <th scope="col">Values</th>
                <th scope="col">Meaning</th>
              </tr>
            </thead>
            <tbody>
              ${parameters.map(
                (p) =>
                  html`<tr>
                    <td><code>${p.name}</code>${p.required ? ' *' : ''}</td>
                    <td>${values(p)}</td>
                    <td>${p.description ?? ''}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${
      body === undefined
        ? ''
        : html`<details>
            <summary>Body</summary>
            <pre tabindex="0">${JSON.stringify(body, null, 2)}</pre>
          </details>`
    }
    <details>
      <summary>Answer</summary>
      <pre tabindex="0">
${JSON.stringify((operation.responses?.['200'] ?? operation.responses?.['201'])?.content?.['application/json']?.schema ?? {}, null, 2)}</pre>
    </details>
  </section>`
}

function values({ schema }: Parameter): string {
  const list = schema?.enum ? schema.enum.join(' · ') : (schema?.pattern ?? schema?.type ?? '')
  return schema?.default === undefined ? list : `${list} (default ${schema.default})`
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;color:#15211f;background:#f6f7f5;margin:0}header,main{max-width:960px;margin:0 auto;padding:16px}
section{background:#fff;border:1px solid #d9dedb;border-radius:6px;padding:8px 16px;margin:12px 0}h3{font-size:17px;margin:8px 0;overflow-wrap:anywhere}h3 span{color:#0b6379}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-top:1px solid #d9dedb;overflow-wrap:anywhere}
pre{max-height:360px;overflow:auto;background:#f6f7f5;padding:8px;font-size:13px}a{color:#0b6379}summary{cursor:pointer}`
