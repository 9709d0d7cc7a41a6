import { expect, test } from 'vitest'
import { domainOf } from '../../src/linkage/domain-name.ts'

test.each([
  ['www.example.com.vn/contact', 'example.com.vn'],
  ['sales@example.com.vn', 'example.com.vn'],
  ['Email: Sales@Example.co.kr ', 'example.co.kr'],
  ['https://shop.example.co.kr:8080/?q=1', 'example.co.kr'],
  ['example.vn', 'example.vn'],
  ['example.blogspot.com', 'example.blogspot.com'],
  ['someone@gmail.com', null],
  ['https://www.facebook.com/example', null],
  ['http://192.0.2.1', null],
  ['n/a', null],
  ['example', null],
  ['', null],
])('%s', (text, domain) => {
  expect(domainOf(text)).toBe(domain)
})
