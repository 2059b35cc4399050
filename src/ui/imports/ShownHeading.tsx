import { type ReactNode, useEffect, useRef } from 'react'

/** A heading that takes the cursor when it appears: what had it before is gone with the step before. */
export function ShownHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
