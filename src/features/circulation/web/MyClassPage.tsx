import { useSearchParams } from 'react-router'
import type { Me } from '#features/accounts/contract.ts'
import { paths } from '#platform/paths.ts'
import { useT } from '#ui/language.tsx'
import { MyClass } from './MyClass.tsx'
import { MyFrame } from './MyFrame.tsx'

/** The class of a homeroom teacher or of a class librarian, ten years old, on a tablet. */
export function MyClassPage() {
  const t = useT()
  return (
    <MyFrame title={t('my.class.title')} here={paths.myClass()}>
      {(me) =>
        me.classes.length > 0 ? <ChosenClass me={me} /> : <p className="my-sentence">{t('my.class.none')}</p>
      }
    </MyFrame>
  )
}

function ChosenClass({ me }: { me: Me }) {
  const t = useT()
  const [params, setParams] = useSearchParams()
  const chosen = me.classes.find((each) => each.id === params.get('class')) ?? me.classes[0]
  if (!chosen) return null
  return (
    <>
      {me.classes.length > 1 ? (
        <fieldset className="my-words no-print">
          <legend className="visually-hidden">{t('my.class.choose')}</legend>
          {me.classes.map((each) => (
            <button
              key={each.id}
              type="button"
              className="my-word"
              aria-pressed={each.id === chosen.id}
              onClick={() => setParams({ class: each.id }, { replace: true })}
            >
              {each.name}
            </button>
          ))}
        </fieldset>
      ) : (
        <h2 className="no-print">{chosen.name}</h2>
      )}
      <MyClass
        key={chosen.id}
        classId={chosen.id}
        name={chosen.name}
        mayPrint={me.role !== 'class_librarian'}
      />
    </>
  )
}
