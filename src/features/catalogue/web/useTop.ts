import { useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** A page one goes to begins at its top; one that Back returns to stays where the browser puts it. */
export function useTop(): void {
  const { key } = useLocation()
  const way = useNavigationType()
  useEffect(() => {
    if (key && way !== 'POP') window.scrollTo(0, 0)
  }, [key, way])
}
