import { twoColourPng } from './png.ts'
import type { UserRecord } from './state.ts'

/** Letters of five by seven dots, a row a number: the highest of five bits is on the left. */
const FONT: Record<string, readonly number[]> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  C: [14, 17, 16, 16, 16, 17, 14],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  G: [14, 17, 16, 23, 17, 17, 15],
  H: [17, 17, 17, 31, 17, 17, 17],
  I: [14, 4, 4, 4, 4, 4, 14],
  J: [7, 2, 2, 2, 2, 18, 12],
  K: [17, 18, 20, 24, 20, 18, 17],
  L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  Q: [14, 17, 17, 17, 21, 18, 13],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  U: [17, 17, 17, 17, 17, 17, 14],
  V: [17, 17, 17, 17, 17, 10, 4],
  W: [17, 17, 17, 21, 21, 21, 10],
  X: [17, 17, 10, 4, 10, 17, 17],
  Y: [17, 17, 10, 4, 4, 4, 4],
  Z: [31, 1, 2, 4, 8, 16, 31],
}
/** Grounds dark enough for white letters. */
const GROUNDS: readonly [number, number, number][] = [
  [38, 84, 124],
  [98, 60, 120],
  [32, 102, 84],
  [136, 66, 42],
  [84, 92, 44],
  [120, 46, 78],
  [58, 72, 140],
  [92, 76, 62],
]
const SIZE = 128
const DOT = 8

function initialsOf(user: UserRecord): string {
  const names = [user.first_name, user.last_name].filter((name) => name !== '')
  const parts = names.length > 0 ? names : user.username.split(/[._-]+/)
  const letters = parts.slice(0, 2).map((part) => part.normalize('NFD').slice(0, 1).toUpperCase())
  return letters.filter((letter) => letter in FONT).join('')
}

/** The picture of somebody who has not set one: their initials on a ground that is always the same for them. */
export function initialsPng(user: UserRecord): Buffer {
  const letters = [...initialsOf(user)]
  const width = letters.length * 6 * DOT - DOT
  const left = Math.round((SIZE - width) / 2)
  const top = Math.round((SIZE - 7 * DOT) / 2)
  const isSet = (x: number, y: number): boolean => {
    const column = Math.floor((x - left) / DOT)
    const row = Math.floor((y - top) / DOT)
    if (column < 0 || column % 6 === 5) return false
    const bits = FONT[letters[Math.floor(column / 6)] ?? '']?.[row] ?? 0
    return (bits & (16 >> (column % 6))) !== 0
  }
  const code = [...user.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const ground = GROUNDS[code % GROUNDS.length] ?? [0, 0, 0]
  return twoColourPng(SIZE, isSet, [...ground, 255, 255, 255])
}
