import { implement } from '@orpc/server'
import type { ServiceContext } from '../../services/context.ts'
import { contract } from '../contract/index.ts'

/** Handlers get the services' context and return data; validation, status and JSON are the contract's work. */
export const api = implement(contract).$context<{ services: () => ServiceContext }>()
