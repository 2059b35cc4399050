import type { Translate } from '#messages/translate.ts'

const IN_CHINA = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei'] as const

/** Every zone a browser knows, those of China first and by name. */
export function timeZones(t: Translate): { value: string; label: string }[] {
  const named = IN_CHINA.map((zone) => ({
    value: zone as string,
    label: `${t(`setup.zone.${zone}`)} (${zone})`,
  }))
  const others = [...Intl.supportedValuesOf('timeZone'), 'UTC']
    .filter((zone) => !(IN_CHINA as readonly string[]).includes(zone))
    .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  return [...named, ...others]
}
