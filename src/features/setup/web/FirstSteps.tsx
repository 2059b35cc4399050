import { Link } from 'react-router'
import { paths } from '#platform/paths.ts'
import { useT } from '#ui/language.tsx'
import { SetupFrame } from './SetupFrame.tsx'

/** Set up and signed in: the two lists that make it a library, and the way to the counter. */
export function FirstSteps() {
  const t = useT()
  return (
    <SetupFrame title={t('setup.done')} hint={t('setup.done.hint')}>
      <ol className="setup-next">
        <li>
          <Link to={paths.importPeople()}>{t('setup.done.people')}</Link>
          <p className="quiet">{t('setup.done.peopleWhy')}</p>
        </li>
        <li>
          <Link to={paths.importBooks()}>{t('setup.done.books')}</Link>
          <p className="quiet">{t('setup.done.booksWhy')}</p>
        </li>
        <li>
          <Link to={paths.desk()}>{t('setup.done.desk')}</Link>
          <p className="quiet">{t('setup.done.deskWhy')}</p>
        </li>
      </ol>
    </SetupFrame>
  )
}
