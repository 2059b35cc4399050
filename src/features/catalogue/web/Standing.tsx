import { useT } from '#ui/language.tsx'

/** The big word of a title: on the shelf or out, and how many volumes. */
export function Standing({ available, total }: { available: number; total: number }) {
  const t = useT()
  if (total === 0) return <p className="standing standing-none">{t('public.noVolumes')}</p>
  const word = available > 0 ? 'available' : 'on_loan'
  return (
    <p className={`standing standing-${word}`}>
      <strong>{t(`volume.state.${word}`)}</strong>{' '}
      <span>{t('public.volumes', { count: available > 0 ? available : total })}</span>
      {available > 0 && available < total && (
        <span className="quiet"> · {t('public.ofTotal', { count: total })}</span>
      )}
    </p>
  )
}
