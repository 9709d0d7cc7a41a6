import type { partnerPoint } from '../../api/contract/segment.ts'
import type { output } from 'zod'

export type PartnerPoint = output<typeof partnerPoint>
