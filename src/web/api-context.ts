import { createContext, type RouterContextProvider } from 'react-router'
import type { ApiClient } from '../api/contract/index.ts'

/** What the server hands to every loader: our own public API, called in process, and the security nonce of the page. */
export const apiContext = createContext<ApiClient>()
export const nonceContext = createContext<string>('')

export type LoaderContext = Readonly<RouterContextProvider>
