import { useT } from '#ui/language.tsx'
import { CONDITION_KEYS, CONDITIONS, type Condition } from '../../rules.ts'

interface ConditionKeysProps {
  condition: Condition | null
  onCondition(condition: Condition): void
}

/** How the volume that came back last looks: one key, or one tap. */
export function ConditionKeys({ condition, onCondition }: ConditionKeysProps) {
  const t = useT()
  return (
    <fieldset className="conditions">
      <legend className="visually-hidden">{t('condition.title')}</legend>
      {CONDITIONS.map((each) => (
        <button key={each} type="button" aria-pressed={condition === each} onClick={() => onCondition(each)}>
          {t(`condition.${each}`)} <kbd>{CONDITION_KEYS[each]}</kbd>
        </button>
      ))}
    </fieldset>
  )
}
