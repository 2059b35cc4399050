import { dayInWords } from '#ui/format.ts'
import { useSpeaking } from '#ui/language.tsx'
import type { TitleDetail } from '../contract.ts'

type Volume = TitleDetail['volumes'][number]

const TAG: Record<Volume['state'], string> = {
  available: 'good',
  on_loan: 'out',
  in_repair: 'warn',
  lost: 'bad',
  withdrawn: 'bad',
}
/** What can be taken home now comes first. */
const ORDER: Volume['state'][] = ['available', 'on_loan', 'in_repair']

/** Places of a title's volumes; volumes that answer alike share a line. */
export function WhereItStands({ volumes }: { volumes: Volume[] }) {
  const { t } = useSpeaking()
  const lines = linesOf(volumes)
  return (
    <section>
      <h2>{t('public.where')}</h2>
      {lines.length === 0 ? (
        <p>{t('public.whereNone')}</p>
      ) : (
        <>
          <p className="quiet">{t('public.whereHint')}</p>
          <ul className="places">
            {lines.map(({ volume, count }) => (
              <Place key={volume.id} volume={volume} count={count} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Place({ volume, count }: { volume: Volume; count: number }) {
  const { t, language } = useSpeaking()
  return (
    <li>
      <span className="place-state">
        <span className={`tag ${TAG[volume.state]}`}>{t(`volume.state.${volume.state}`)}</span>{' '}
        {t('public.volumes', { count })}
      </span>
      <span className="place-where">
        <span className="quiet">{t('public.location')}</span>{' '}
        <b>{volume.location ?? t('public.noLocation')}</b>
      </span>
      {volume.callNumber && (
        <span className="place-where">
          <span className="quiet">{t('public.callNumber')}</span> <b>{volume.callNumber}</b>
        </span>
      )}
      {volume.dueOn && <span>{t('public.due', { day: dayInWords(volume.dueOn, language) })}</span>}
    </li>
  )
}

function linesOf(volumes: readonly Volume[]): { volume: Volume; count: number }[] {
  const lines = new Map<string, { volume: Volume; count: number }>()
  const shown = volumes.filter((volume) => ORDER.includes(volume.state))
  for (const volume of shown) {
    const key = [volume.state, volume.dueOn, volume.location, volume.callNumber].join('|')
    const line = lines.get(key)
    if (line) line.count += 1
    else lines.set(key, { volume, count: 1 })
  }
  const rank = ({ volume }: { volume: Volume }) => ORDER.indexOf(volume.state)
  return [...lines.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.volume.dueOn ?? '').localeCompare(b.volume.dueOn ?? ''),
  )
}
