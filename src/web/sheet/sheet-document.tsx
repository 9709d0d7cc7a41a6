import { Document, Page, Path, StyleSheet, Svg, Text, View } from '@react-pdf/renderer'
import type { QrCode } from './qr-code.server.ts'
import type { SheetBlock, SheetContent } from './sheet-content.ts'

const INK = '#15211f'
const QUIET = '#4b5a57'
const LINE = '#d9dedb'
const ACTION = '#0b6379'

const styles = StyleSheet.create({
  page: { paddingHorizontal: 34, paddingVertical: 28, fontSize: 8.5, lineHeight: 1.3, color: INK },
  row: { flexDirection: 'row', gap: 16 },
  grow: { flex: 1 },
  heading: { fontSize: 8.5, color: QUIET },
  name: { fontSize: 17, fontWeight: 600, lineHeight: 1.2 },
  names: { fontSize: 10, color: QUIET },
  demo: { fontSize: 10, fontWeight: 600, color: '#8a2611' },
  summary: {
    flexDirection: 'row',
    gap: 12,
    marginTop: 8,
    paddingVertical: 6,
    borderTop: `0.7 solid ${LINE}`,
    borderBottom: `0.7 solid ${LINE}`,
  },
  term: { fontSize: 7, color: QUIET },
  columns: { flexDirection: 'row', gap: 18, marginTop: 8 },
  block: { marginBottom: 6 },
  title: { fontSize: 9, fontWeight: 600, color: ACTION, marginBottom: 1 },
  line: { marginBottom: 1.5 },
  said: { fontSize: 6.5, color: QUIET },
  more: { fontSize: 7.5, color: QUIET },
  foot: { borderTop: `0.7 solid ${LINE}`, marginTop: 4, paddingTop: 4 },
  source: { fontSize: 6.5, color: QUIET, lineHeight: 1.25 },
})

/** How much of it is shown: tried from the first on, until it fits on the one page. */
export interface SheetCut {
  lines: number
  sources: number
}

interface SheetProps {
  content: SheetContent
  qr: QrCode
  families: string[]
  cut: SheetCut
}

export function SheetDocument({ content, qr, families, cut }: SheetProps) {
  return (
    <Document title={content.name} language={content.lang} subject={content.heading} creator="Matxich" producer="Matxich">
      <Page size="A4" style={[styles.page, { fontFamily: families }]}>
        <View style={styles.row}>
          <View style={styles.grow}>
            <Text style={styles.heading}>{content.heading}</Text>
            <Text style={styles.name}>{content.name}</Text>
            {content.names.map((name) => (
              <Text key={name} style={styles.names}>
                {name}
              </Text>
            ))}
            {content.demo && <Text style={styles.demo}>{content.demo}</Text>}
          </View>
          <Svg width={64} height={64} viewBox={`0 0 ${qr.size} ${qr.size}`}>
            <Path d={qr.path} fill="#000" />
          </Svg>
        </View>
        <View style={styles.summary}>
          {content.summary.map(({ term, text }) => (
            <View key={term} style={styles.grow}>
              <Text style={styles.term}>{term}</Text>
              <Text>{text}</Text>
            </View>
          ))}
        </View>
        <View style={styles.columns}>
          {inTwoColumns(content.blocks, cut).map((blocks, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- there are always two
            <Column key={index} blocks={blocks} content={content} cut={cut} />
          ))}
        </View>
        {content.absent && <Text style={styles.more}>{content.absent}</Text>}
        <View style={styles.foot}>
          <Text style={styles.term}>{content.sourcesTitle}</Text>
          {content.sources.slice(0, cut.sources).map((source, index) => (
            <Text key={source} style={styles.source}>
              [{index + 1}] {source}
            </Text>
          ))}
          {content.sources.length > cut.sources && <Text style={styles.source}>{content.more(content.sources.length - cut.sources)}</Text>}
          <Text style={[styles.source, { marginTop: 4 }]}>
            {content.live} {content.address} · {content.stamp}
          </Text>
        </View>
      </Page>
    </Document>
  )
}

function Column({ blocks, content, cut }: { blocks: readonly SheetBlock[]; content: SheetContent; cut: SheetCut }) {
  return (
    <View style={styles.grow}>
      {blocks.map(({ title, lines }) => (
        <View key={title} style={styles.block}>
          <Text style={styles.title}>{title}</Text>
          {lines.slice(0, cut.lines).map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the lines of a sheet never change their order
            <Text key={index} style={styles.line}>
              {line.text} <Text style={styles.said}>{line.said}</Text>
            </Text>
          ))}
          {lines.length > cut.lines && <Text style={styles.more}>{content.more(lines.length - cut.lines)}</Text>}
        </View>
      ))}
    </View>
  )
}

/** Letters a line of a column holds, about. */
const LETTERS = 62

/** In order, the first column filled to half of what there is. */
function inTwoColumns(blocks: readonly SheetBlock[], cut: SheetCut): [SheetBlock[], SheetBlock[]] {
  const heights = blocks.map(({ lines }) =>
    lines.slice(0, cut.lines).reduce((sum, { text, said }) => sum + Math.ceil((text.length + said.length * 0.8) / LETTERS), 2),
  )
  const half = heights.reduce((sum, height) => sum + height, 0) / 2
  let filled = 0
  const first = blocks.findIndex((_, index) => {
    filled += heights[index] ?? 0
    return filled > half && filled - half > (heights[index] ?? 0) / 2
  })
  const at = first < 0 ? blocks.length : Math.max(1, first)
  return [blocks.slice(0, at), blocks.slice(at)]
}
