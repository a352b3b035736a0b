import { useEffect } from 'react'
export const Title = ({ text }: { text: string }): null => {
  useEffect(() => { document.title = text }, [])
  return null
}
