import './cover.css'
import type { CSSProperties } from 'react'
import { classHue } from './classColour.ts'

interface CoverProps {
  id: string
  title: string
  /** The first author's name. */
  author: string
  clcNumber: string | null
}

const LAYOUTS = ['plain', 'upright', 'label', 'banded'] as const
/** More characters than these do not stand well in one upright line or two. */
const MOST_UPRIGHT = 12

/** A drawn cover: the class gives its colour, the record's id one of four layouts. Its words stand beside it too, so it is hidden from readers aloud. */
export function Cover({ id, title, author, clcNumber }: CoverProps) {
  const hue = classHue(clcNumber)
  const style = hue === undefined ? undefined : ({ '--class-hue': hue } as CSSProperties)
  return (
    <div
      className={`cover cover-${layoutOf(id, title)} ${hue === undefined ? 'cover-unclassed' : ''}`}
      style={style}
      aria-hidden="true"
    >
      <div className="cover-face">
        <span className={`cover-title cover-${sizeOf(title)}`}>{title}</span>
        <span className="cover-author">{author}</span>
      </div>
    </div>
  )
}

function layoutOf(id: string, title: string): (typeof LAYOUTS)[number] {
  const hash = [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7)
  const layout = LAYOUTS[hash % LAYOUTS.length] ?? 'plain'
  const narrow = layout === 'upright' ? !standsUpright(title) : sizeOf(title) === 'longest'
  return narrow ? 'plain' : layout
}

function standsUpright(title: string): boolean {
  return title.length <= MOST_UPRIGHT && !/[A-Za-z]/.test(title)
}

function sizeOf(title: string): 'short' | 'middle' | 'long' | 'longest' {
  const width = [...title].reduce((sum, character) => sum + (character < '\u2e80' ? 0.55 : 1), 0)
  if (width <= 4) return 'short'
  if (width <= 8) return 'middle'
  return width <= 18 ? 'long' : 'longest'
}

/** The first author's name out of the line a search answers: [美] E.B.怀特 著；任溶溶 译 → E.B.怀特. */
export function firstName(authors: string): string {
  const first = authors.split('；')[0] ?? ''
  return first.replace(/^\[[^\]]*\]\s*/, '').replace(/\s+[\p{Script=Han}]{1,4}$/u, '')
}
