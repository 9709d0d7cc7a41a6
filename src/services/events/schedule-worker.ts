import { loadHighs } from '../../matching/load-highs.ts'
import { makeSchedule } from '../../matching/schedule/make-schedule.ts'
import { repairSchedule } from '../../matching/schedule/repair.ts'
import { answerQuestions } from '../jobs/ask-thread.ts'
import type { Scheduling } from './schedule-thread.ts'

const highs = await loadHighs()

answerQuestions<Scheduling>({
  schedule: ({ problem, repair, time_limit_s }) =>
    repair === null ? makeSchedule(highs, problem, { time_limit_s }) : repairSchedule(highs, problem, repair, { time_limit_s }),
})
