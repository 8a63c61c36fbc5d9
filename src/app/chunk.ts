/** A part of the app's own code could not be fetched: the connection dropped, or a new version has taken the old one's place. */
export class ChunkFailed extends Error {
  override readonly name = 'ChunkFailed'
}

/** Runs an `import()` and tells its failure apart from every other. */
export async function loadChunk<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    throw new ChunkFailed('A part of Latchkey could not be loaded', { cause })
  }
}
