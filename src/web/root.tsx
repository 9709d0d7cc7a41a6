import latinFont from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url'
import vietnameseFont from '@fontsource-variable/source-sans-3/files/source-sans-3-vietnamese-wght-normal.woff2?url'
// Only what our pages use: the reset, the variables and the colour scheme; all of Mantine's components are 240 kB of CSS.
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import './styles/font.css'
import './styles/tokens.css'
import './styles/app.css'
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useParams, useRouteLoaderData } from 'react-router'
import { isLanguage } from './language.ts'
import { nonceContext } from './api-context.ts'
import { theme } from './theme.ts'
import type { Route } from './+types/root.ts'

export function loader({ context }: Route.LoaderArgs) {
  return { nonce: context.get(nonceContext) }
}

/** The nonce belongs to the document that carries it; later navigations must not ask for another. */
export const shouldRevalidate = () => false

export function Layout({ children }: { children: React.ReactNode }) {
  const { lang } = useParams()
  const nonce = useRouteLoaderData<typeof loader>('root')?.nonce
  return (
    <html lang={isLanguage(lang) ? lang : 'en'} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={latinFont} />
        {lang === 'vi' && <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={vietnameseFont} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
        <Meta />
        <Links />
      </head>
      <body>
        <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce ?? ''}>
          {children}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export { RootError as ErrorBoundary } from './components/root-error.tsx'
