import { blockSender, listReports, reportInquiry, settle } from '../../services/inquiries/abuse.ts'
import { answerInquiry, closeInquiry, getInquiry, listInquiries } from '../../services/inquiries/inquiries.ts'
import { writeInquiry } from '../../services/inquiries/write.ts'
import { askingOf, personAskingOf } from './asking.ts'
import { api } from './implementation.ts'

export const inquiryRoutes = {
  create: api.inquiry.create.handler(({ context, input }) => writeInquiry(context.services(), input, personAskingOf(context))),
  list: api.inquiry.list.handler(({ context, input }) => listInquiries(context.services(), input, askingOf(context))),
  get: api.inquiry.get.handler(({ context, input }) => getInquiry(context.services(), input, askingOf(context))),
  answer: api.inquiry.answer.handler(({ context, input }) => answerInquiry(context.services(), input, personAskingOf(context))),
  close: api.inquiry.close.handler(({ context, input }) => closeInquiry(context.services(), input, askingOf(context))),
  report: api.inquiry.report.handler(({ context, input }) => reportInquiry(context.services(), input, personAskingOf(context))),
  block: api.inquiry.block.handler(({ context, input }) => blockSender(context.services(), input, personAskingOf(context))),
  reports: api.inquiry.reports.handler(({ context, input }) => listReports(context.services(), input, askingOf(context))),
  settle: api.inquiry.settle.handler(({ context, input }) => settle(context.services(), input, askingOf(context))),
}
