import { useTranslations } from 'use-intl'
import type { Consortium } from '../../api/contract/qualify.ts'

interface HandOverMapProps {
  members: Consortium['members']
  handOvers: Consortium['hand_overs']
  steps: number
}

const [WIDTH, ROW, BOX, GAP] = [640, 64, 44, 12]
const LONGEST = 26

/** Steps from top to bottom, in each the firms that do it; a line where work goes from one firm to another. The table says the same. */
export function HandOverMap({ members, handOvers, steps }: HandOverMapProps) {
  const t = useTranslations('qualify.consortium')
  const boxes = Array.from({ length: steps }, (_, at) => {
    const doing = members.filter(({ work }) => work.some(({ step }) => step === at + 1))
    const width = (WIDTH - 40 - GAP * (doing.length - 1)) / Math.max(1, doing.length)
    return doing.map((member, column) => ({ member, x: 36 + column * (width + GAP), y: at * ROW + 8, width }))
  })
  const boxOf = (step: number, id: string) => boxes[step - 1]?.find(({ member }) => member.company.id === id)
  const carried = members.flatMap(({ company, work }) =>
    work.flatMap(({ step }) => (work.some((other) => other.step === step + 1) ? [{ from: company.id, to: company.id, after: step }] : [])),
  )
  const lines = [...handOvers.map(({ from, to, after_step }) => ({ from: from.id, to: to.id, after: after_step })), ...carried]
  return (
    <svg className="hand-over-map" viewBox={`0 0 ${WIDTH} ${steps * ROW}`} role="img" aria-label={t('map_title')}>
      {lines.map(({ from, to, after }) => {
        const [above, below] = [boxOf(after, from), boxOf(after + 1, to)]
        if (above === undefined || below === undefined) return null
        return (
          <path
            key={`${after} ${from} ${to}`}
            d={`M${above.x + above.width / 2} ${above.y + BOX} L${below.x + below.width / 2} ${below.y}`}
            strokeDasharray={from === to ? '3 3' : undefined}
          />
        )
      })}
      {boxes.map((row, at) => (
        // The number of a step is what it is.
        // eslint-disable-next-line react/no-array-index-key
        <g key={at}>
          <text className="map-step" x="8" y={at * ROW + 8 + BOX / 2 + 4}>
            {at + 1}
          </text>
          {row.map(({ member, x, y, width }) => (
            <g key={member.company.id} className={member.lead ? 'is-lead' : undefined}>
              <rect x={x} y={y} width={width} height={BOX} rx="6" />
              <text x={x + 8} y={y + BOX / 2 + 4}>
                {shortened(member.company.name, Math.floor((width / 604) * 80))}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  )
}

function shortened(name: string, room: number): string {
  const most = Math.max(6, Math.min(room, LONGEST * 3))
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}
