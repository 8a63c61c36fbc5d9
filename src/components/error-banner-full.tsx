import { explain } from '@/domain/error-words.ts'
import { Banner } from '@/ui/banner.tsx'

/** What went wrong, inside a dialog or form, with the server's words and the request id for whoever has to look it up. */
export function ErrorBannerFull({ error }: { error: unknown }) {
  const words = explain(error)
  return (
    <Banner tone="danger" role="alert" title={words.title} details={words.detail}>
      {`${words.advice} ${words.doubt}`}
    </Banner>
  )
}
