import { dayInWords } from '#ui/format.ts'
import { useSpeaking } from '#ui/language.tsx'
import type { MyChild } from './myClass.ts'

interface MyOverdueSheetProps {
  name: string
  today: string
  pupils: readonly MyChild[]
}

/** The list a teacher prints: overdue books by child, in the order of seats. On the screen it is not shown. */
export function MyOverdueSheet({ name, today, pupils }: MyOverdueSheetProps) {
  const { language, t } = useSpeaking()
  const lines = pupils.flatMap(({ reader, loans }) =>
    loans.filter((loan) => loan.overdueDays > 0).map((loan, index) => ({ reader, loan, first: index === 0 })),
  )
  return (
    <section className="my-print">
      <h2>{t('my.class.printTitle', { name })}</h2>
      <p>{t('my.class.printedOn', { day: dayInWords(today, language) })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('my.class.seatNo')}</th>
            <th scope="col">{t('my.class.pupil')}</th>
            <th scope="col">{t('my.class.book')}</th>
            <th scope="col">{t('my.class.dueOn')}</th>
            <th scope="col">{t('my.class.lateFor')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ reader, loan, first }) => (
            <tr key={loan.id}>
              <td>{first && reader.seatNo}</td>
              <td>{first && reader.name}</td>
              <td>{loan.title}</td>
              <td>{loan.dueOn}</td>
              <td>{t('my.due.late', { count: loan.overdueDays })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
