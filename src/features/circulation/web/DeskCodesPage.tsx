import './desk/desk.css'
import { Button } from 'antd'
import bwipjs from 'bwip-js/browser'
import { useMemo } from 'react'
import { useT } from '#ui/language.tsx'
import { Page } from '#ui/staff/Page.tsx'
import { UNDO_CODE } from '../rules.ts'

/** A sheet to print and keep at the counter: scanning 撤销 undoes the last action without touching the keyboard. */
export function DeskCodesPage() {
  const t = useT()
  const picture = useMemo(
    () => bwipjs.toSVG({ bcid: 'code128', text: UNDO_CODE, scale: 3, height: 18, paddingwidth: 10 }),
    [],
  )
  return (
    <Page
      title={t('codes.title')}
      hint={t('codes.hint')}
      actions={
        <Button type="primary" onClick={() => window.print()}>
          {t('list.print')}
        </Button>
      }
    >
      <figure className="desk-code">
        <img alt={UNDO_CODE} src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`} />
        <figcaption>
          <b>{t('desk.undo')}</b>
          <span>{UNDO_CODE}</span>
        </figcaption>
      </figure>
    </Page>
  )
}
