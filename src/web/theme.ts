import { createTheme, type MantineColorsTuple } from '@mantine/core'

const lotus: MantineColorsTuple = [
  '#e8f4f7',
  '#d3e6eb',
  '#a8ced9',
  '#7ab5c6',
  '#549fb5',
  '#3c91aa',
  '#1f7a90',
  '#0b6379',
  '#08515f',
  '#053f4a',
]

export const theme = createTheme({
  colors: { lotus },
  primaryColor: 'lotus',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: '"Source Sans 3 Variable", "Noto Sans KR Variable", system-ui, sans-serif',
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '32px' }, h2: { fontSize: '24px' }, h3: { fontSize: '20px' }, h4: { fontSize: '17px' } },
  },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
})
