import { createContext, type RouterContextProvider } from 'react-router'
import type { ApiClient } from '../api/contract/index.ts'

/** What the server hands to every loader: our own public API, called in process, and the security nonce of the page. */
export const apiContext = createContext<ApiClient>()
export const nonceContext = createContext<string>('')

/** What the map's loader puts into the document beside React Router's own data. */
export const documentMapContext = createContext<string | null>(null)

export type LoaderContext = Readonly<RouterContextProvider>
