/** `array`, or a copy with room for at least `size` numbers. Doubles, so that growing one by one stays cheap. */
export function roomForInts(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (array.length >= size) return array
  const larger = new Int32Array(Math.max(size, array.length * 2, 256))
  larger.set(array)
  return larger
}

/** As `roomForInts`, for 64-bit floats. */
export function roomForFloats(array: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  if (array.length >= size) return array
  const larger = new Float64Array(Math.max(size, array.length * 2, 256))
  larger.set(array)
  return larger
}

/** 0, 1, … size − 1. */
export function countUp(size: number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(size)
  for (let index = 0; index < size; index += 1) numbers[index] = index
  return numbers
}

/** The first `size` of `array` in a buffer of their own size, so that the larger one can go. */
export function trimmed(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  return size === array.length ? array : array.slice(0, size)
}

/** `before` where it holds the same numbers as `now`, so that who draws them sees that nothing is to be drawn. */
export function keptIfSame(before: Int32Array | undefined, now: Int32Array): Int32Array {
  return before?.length === now.length && now.every((number, index) => number === before[index]) ? before : now
}
