import { theme as antdTheme, type ThemeConfig } from 'antd'
import { DARK, LIGHT, variableOf, type Palette } from '../ui/palette.ts'

const CHINESE = '"PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei"'
const LATIN = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", "Liberation Sans"'
/** Quotation marks exist in both kinds of fonts, with different widths: the reader's language decides whose come first. */
const FONTS = { zh: `-apple-system, ${CHINESE}, ${LATIN}, sans-serif`, en: `${LATIN}, ${CHINESE}, sans-serif` } as const

/**
 * antd dressed in our palette. Its own greys for hints are too faint for AA and are replaced.
 * Who wants no movement gets none from antd either: it would wait for the end of transitions that our style sheet forbids.
 */
export function themeOf(dark: boolean, language: 'zh' | 'en', still: boolean): ThemeConfig {
  const palette = dark ? DARK : LIGHT
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: 'huiyin' },
    token: {
      motion: !still,
      fontFamily: FONTS[language], fontSize: 14, borderRadius: 6, controlHeight: 32, motionDurationMid: '0.12s', motionDurationSlow: '0.16s',
      colorPrimary: palette.accent, colorPrimaryHover: palette.accentHover, colorPrimaryActive: palette.accentHover, colorPrimaryText: palette.accent,
      colorPrimaryBg: palette.accentSoft, colorPrimaryBgHover: palette.accentSoft, colorTextLightSolid: palette.onAccent,
      colorLink: palette.accent, colorLinkHover: palette.accentHover, colorLinkActive: palette.accentHover,
      colorInfo: palette.info, colorSuccess: palette.good, colorWarning: palette.warn, colorError: palette.bad, colorErrorText: palette.bad,
      colorInfoBg: palette.infoSoft, colorInfoBorder: palette.info, colorSuccessBg: palette.goodSoft, colorSuccessBorder: palette.good,
      colorWarningBg: palette.warnSoft, colorWarningBorder: palette.warn, colorErrorBg: palette.badSoft, colorErrorBorder: palette.bad, colorErrorBgHover: palette.badSoft,
      colorErrorHover: palette.bad, colorErrorActive: palette.bad, colorErrorBorderHover: palette.bad,
      colorText: palette.text, colorTextSecondary: palette.quiet, colorTextTertiary: palette.quiet, colorTextQuaternary: palette.quiet,
      colorTextDescription: palette.quiet, colorTextPlaceholder: palette.quiet, colorTextHeading: palette.text, colorTextLabel: palette.quiet, colorIcon: palette.quiet,
      colorBgLayout: palette.ground, colorBgContainer: palette.surface, colorBgElevated: palette.raised, colorBorder: palette.lineStrong, colorBorderSecondary: palette.line,
      colorSplit: palette.line,
    },
    components: {
      Table: { cellPaddingBlock: 8, cellPaddingInline: 10, headerBg: palette.sunken, headerColor: palette.quiet, rowHoverBg: palette.accentSoft },
      Form: { itemMarginBottom: 14, labelColor: palette.text },
      Button: { primaryColor: palette.onAccent, dangerColor: palette.onAccent, primaryShadow: 'none', defaultShadow: 'none' },
      Select: { optionSelectedBg: palette.accentSoft },
      Tooltip: { colorBgSpotlight: dark ? '#39434e' : '#27313a', colorTextLightSolid: '#ffffff' },
      Badge: { colorError: palette.bad, colorTextLightSolid: dark ? '#2b0f0d' : '#ffffff' },
    },
  }
}

/** Puts the palette on the document, for our own style sheets. */
export function applyPalette(palette: Palette, dark: boolean): void {
  const root = document.documentElement
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(variableOf(name), String(value))
  root.style.colorScheme = dark ? 'dark' : 'light'
  root.dataset['theme'] = dark ? 'dark' : 'light'
}
