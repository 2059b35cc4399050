import type { ThemeConfig } from 'antd'

/** antd in our colours, read from tokens.css so that there is one place to change them. */
export function themeFromTokens(): ThemeConfig {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    token: {
      colorPrimary: token('--green'),
      colorInfo: token('--blue'),
      colorLink: token('--blue'),
      colorSuccess: token('--green'),
      colorWarning: token('--amber'),
      colorError: token('--red'),
      colorTextBase: token('--ink'),
      colorBgBase: token('--paper'),
      colorBorder: token('--line'),
      colorBorderSecondary: token('--line'),
      colorTextPlaceholder: token('--ink-2'),
      colorTextDescription: token('--ink-2'),
      borderRadius: 6,
      boxShadowTertiary: 'none',
      fontFamily: token('--font'),
      fontSize: 15,
      controlHeight: 36,
      wireframe: false,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Table: { cellPaddingBlock: 7, headerBg: token('--paper-2'), headerColor: token('--ink-2') },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  }
}
