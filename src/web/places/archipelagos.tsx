/**
 * Quần đảo Hoàng Sa and Quần đảo Trường Sa. They are part of every map of Viet Nam: no property leaves them out, and
 * where the picture is narrow they stand in two boxes instead of their true position. A test asserts both.
 */
import type { Archipelago, MapFrame } from './map-types.ts'

const BOX = { width: 248, height: 206, margin: 8 }
/** Room for the two lines of the label. */
const LABEL = 62

interface ArchipelagosProps {
  archipelagos: readonly Archipelago[]
  frame: MapFrame
}

export function Archipelagos({ archipelagos, frame }: ArchipelagosProps) {
  return (
    <>
      <g className="true-position">
        {archipelagos.map((one) => {
          const box = bounds(one)
          return (
            <g key={one.id} data-archipelago={one.id}>
              <Islets archipelago={one} radius={4} />
              <Label label={one.label} x={(box.left + box.right) / 2} y={box.bottom + 36} />
            </g>
          )
        })}
      </g>
      <g className="in-boxes">
        {archipelagos.map((one, index) => (
          <Inset
            key={one.id}
            archipelago={one}
            left={frame.mainlandWidth - BOX.width - BOX.margin}
            top={index === 0 ? 380 : frame.height - BOX.height - BOX.margin}
          />
        ))}
      </g>
    </>
  )
}

function Inset({ archipelago, left, top }: { archipelago: Archipelago; left: number; top: number }) {
  const box = bounds(archipelago)
  const room = { width: BOX.width - 32, height: BOX.height - LABEL - 28 }
  const scale = Math.min(1, room.width / (box.right - box.left || 1), room.height / (box.bottom - box.top || 1))
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  return (
    <g data-archipelago={archipelago.id} transform={`translate(${left} ${top})`}>
      <rect className="inset" width={BOX.width} height={BOX.height} rx="6" />
      <g transform={`translate(${BOX.width / 2} ${14 + room.height / 2}) scale(${scale.toFixed(3)}) translate(${-centre.x} ${-centre.y})`}>
        <Islets archipelago={archipelago} radius={5 / scale} />
      </g>
      <Label label={archipelago.label} x={BOX.width / 2} y={BOX.height - LABEL + 14} />
    </g>
  )
}

function Islets({ archipelago, radius }: { archipelago: Archipelago; radius: number }) {
  return archipelago.islets.map(({ x, y }) => <circle key={`${x} ${y}`} className="islet" cx={x} cy={y} r={radius} />)
}

/** "Quần đảo Hoàng Sa (thành phố Đà Nẵng)" in two lines, the second with the place it belongs to. */
function Label({ label, x, y }: { label: string; x: number; y: number }) {
  const at = label.indexOf('(')
  return (
    <text className="archipelago-label" x={x} y={y} lang="vi">
      <tspan x={x}>{label.slice(0, at).trim()}</tspan>{' '}
      <tspan x={x} dy="28" className="archipelago-of">
        {label.slice(at)}
      </tspan>
    </text>
  )
}

function bounds({ islets }: Archipelago) {
  const xs = islets.map((islet) => islet.x)
  const ys = islets.map((islet) => islet.y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}
