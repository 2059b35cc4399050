import { useT } from '#ui/language.tsx'
import type { Line } from './lines.ts'

/** The sentence of a line: a word for what happened, then to what and to whom. */
export function LineText({ line }: { line: Line }) {
  const t = useT()
  return (
    <div className="line-text">
      <span className="line-word">{t(`line.${line.outcome}`)}</span>
      <span className="line-what">
        <b>
          {line.title ||
            (line.outcome === 'opened' || line.outcome === 'blocked' ? line.reader?.name : line.text)}
        </b>
        {line.barcode && <span className="quiet"> {line.barcode}</span>}
      </span>
      <span className="line-more">
        <More line={line} />
      </span>
    </div>
  )
}

function More({ line }: { line: Line }) {
  const t = useT()
  const who = [line.reader?.name, line.reader?.className].filter(Boolean).join(' · ')
  switch (line.outcome) {
    case 'lent':
      return t('line.lentMore', { who, due: line.dueOn ?? '' })
    case 'returned':
      return (
        <>
          {t('line.returnedMore', { who })}
          {(line.overdueDays ?? 0) > 0 && (
            <b className="late"> {t('desk.overdue', { count: line.overdueDays ?? 0 })}</b>
          )}
          {line.condition && line.condition !== 'fine' && (
            <b className="late"> {t(`condition.${line.condition}`)}</b>
          )}
        </>
      )
    case 'undone':
      return t(line.undid === 'lend' ? 'line.undoneLend' : 'line.undoneReturn', {
        who,
        due: line.dueOn ?? '',
      })
    case 'opened':
    case 'blocked':
      return line.reader?.className ?? ''
    case 'refused':
      return (
        <>
          {line.message ?? t(`scan.${line.code ?? 'unknown'}`, { text: line.text })}
          {line.fault && (
            <>
              {' '}
              {t('problem.id')} <code>{line.fault}</code>
            </>
          )}
        </>
      )
    default:
      return ''
  }
}
