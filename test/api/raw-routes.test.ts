import { expect, test } from 'vitest'
import { RAW_ROUTES } from '../../src/api/raw-routes.ts'
import { loadingApp } from '../support/demo-app.ts'

/** What stands before routes and answers nothing by itself, or hands on to the contract. */
const HANDED_ON = new Set(['ALL /api/v1/*'])

test('every route outside the contract is listed, with who may use it', () => {
  const served = loadingApp()
    .routes.filter(({ handler, method }) => !(method === 'ALL' && handler.length >= 2))
    .map(({ method, path }) => `${method} ${path}`)
  const listed = RAW_ROUTES.map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(served)].filter((each) => !HANDED_ON.has(each)).toSorted()).toEqual(listed.toSorted())
})
