import type { CSSProperties } from 'react'
import { useT } from '#ui/language.tsx'
import { hueOf, type MyChild } from './myClass.ts'

interface MyTileProps {
  child: MyChild
  classId: string
  onOpen(): void
}

/** A child on the wall: avatar, name, seat, number of books, and the word when one is late. */
export function MyTile({ child, classId, onOpen }: MyTileProps) {
  const t = useT()
  const { reader, loans, late } = child
  return (
    <button type="button" className="my-tile" onClick={onOpen}>
      <span className="my-avatar" style={{ '--hue': hueOf(classId) } as CSSProperties} aria-hidden="true">
        {[...reader.name][0]}
      </span>
      <span className="my-name">{reader.name}</span>
      <span className="my-facts">
        {reader.seatNo !== null && <span>{t('my.class.seat', { seat: reader.seatNo })}</span>}
        <span>{loans.length > 0 ? t('my.class.books', { count: loans.length }) : t('my.class.noBooks')}</span>
      </span>
      {late && <span className="tag bad">{t('my.class.late')}</span>}
    </button>
  )
}
