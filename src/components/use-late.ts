import { useEffect, useState } from 'react'

/** True once `isOn` has been true for `ms` without a break: what shows a wait is not to flicker when there is hardly one. */
export function useLate(isOn: boolean, ms: number): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const timer = setTimeout(() => setIsLate(true), ms)
    return () => {
      clearTimeout(timer)
      setIsLate(false)
    }
  }, [isOn, ms])
  return isOn && isLate
}
