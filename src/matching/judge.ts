/** One condition against one company. */
import type { Condition, Requirement } from '../domain/requirement.ts'
import { idsOf } from '../domain/requirement.ts'
import { judgeCertificate, judgeEquipment, judgeListed, judgeProcess } from './capability-gates.ts'
import type { MatchFrame } from './match-frame.ts'
import { judgeHome, judgeNear, judgeOwnership, judgePark, judgeProvince, judgeRole } from './place-gates.ts'
import { judgeCapacity, judgeEmployees, judgeEvidence, judgeLeadTime, judgeMoq, judgeSize, judgeTolerance } from './quantity-gates.ts'
import type { MatchSubject } from './subject.ts'
import type { Verdict } from './verdict.ts'

export function judge(condition: Condition, subject: MatchSubject, frame: MatchFrame, volume?: Requirement['volume']): Verdict {
  if ('certificate' in condition) return judgeCertificate(condition, subject, frame.today)
  if ('process' in condition) return judgeProcess(condition, subject)
  if ('material' in condition) return judgeListed(idsOf(condition.material), subject.materials)
  if ('equipment' in condition) return judgeEquipment(condition, subject)
  if ('capacity_min' in condition) return judgeCapacity(condition, subject, frame, volume)
  if ('tolerance_mm_max' in condition) return judgeTolerance(condition, subject, frame)
  if ('size_mm_min' in condition) return judgeSize(condition, subject, frame)
  if ('moq_max' in condition) return judgeMoq(condition, subject, frame, volume)
  if ('lead_time_days_max' in condition) return judgeLeadTime(condition, subject, frame)
  if ('employees_min' in condition) return judgeEmployees(condition, subject)
  if ('evidence_min' in condition) return judgeEvidence(condition, subject, frame)
  if ('language' in condition) return judgeListed(idsOf(condition.language), subject.languages)
  if ('export_market' in condition) return judgeListed(idsOf(condition.export_market), subject.export_markets)
  if ('role' in condition) return judgeRole(condition, subject, frame)
  if ('province' in condition) return judgeProvince(condition, subject)
  if ('park' in condition) return judgePark(condition, subject, frame)
  if ('near' in condition) return judgeNear(condition, subject, frame)
  if ('ownership' in condition) return judgeOwnership(condition, subject)
  return judgeHome(condition, subject)
}
