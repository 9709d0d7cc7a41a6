import { expect, test } from 'vitest'
import { isRoleMailbox } from '../../src/domain/mailbox.ts'

test.each([
  'info@firm.example',
  'sales01@firm.example',
  'sales-hn@firm.example',
  'kinhdoanh.abc@gmail.com',
  'phongketoan@firm.example',
  'hr@firm.example',
  'abcplastic@gmail.com',
  'foxtail@foxtail.com.vn',
])('%s is an office', (address) => expect(isRoleMailbox(address)).toBe(true))

test.each([
  'hung@firm.example',
  'nguyenvana1985@gmail.com',
  'tran.thi.b@firm.example',
  'lan.nguyen.sales@firm.example',
  'minhtran@firm.example',
  'hong@naver.com',
  'abc@firm.example',
  'qt@qt.vn',
])('%s may be a person', (address) => expect(isRoleMailbox(address)).toBe(false))
