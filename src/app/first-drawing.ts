import type { DataRouter } from 'react-router'
import { delay } from '@/lib/delay.ts'

/** In ms. Long enough for answers that are here already to be read; nobody is to wait for one that is not. */
const AT_MOST = 30

/** Null once the first page is drawn. */
let reads: Promise<unknown>[] | null = []

/** Notes a read of a page; `reading` resolves when the page has something of it to show. */
export function noteRead(reading: Promise<unknown>): void {
  reads?.push(reading)
}

/**
 * Resolves when the first page can be drawn with what it shows, and soon in any case. For a first visit, where the code
 * takes longer than the answers to the early calls: to draw grey bars before the rows, for an instant, makes the rows late.
 */
export async function readyToDraw(router: DataRouter): Promise<void> {
  const initialized = new Promise<void>((resolve) => {
    const look = () => router.state.initialized && resolve()
    router.subscribe(look)
    look()
  })
  await Promise.race([initialized.then(() => Promise.all(reads ?? [])), delay(AT_MOST)])
  reads = null
}
