import { tellFailure } from './tell-failure.ts'
import type { writeListFile } from './write-list-file.ts'

/** As `writeListFile`, whose code comes when the first file is to be written. A failure is told in a toast. */
export async function writeList<Row>(...asked: Parameters<typeof writeListFile<Row>>): Promise<void> {
  try {
    const file = await import('./write-list-file.ts')
    await file.writeListFile(...asked)
  } catch (error) {
    void tellFailure('The file was not written', error, () => void writeList(...asked))
  }
}
