import { describe, expect, it } from 'vitest'
import { findCommands, type Command } from './commands.ts'

const command = (label: string, group: Command['group'] = 'Do'): Command => ({
  id: label,
  label,
  group,
  act: () => undefined,
})
const all = [command('Tokens', 'Go to'), command('My tokens', 'Go to'), command('Dark theme'), command('Réglages')]
const labels = (typed: string) => findCommands(all, typed).map((one) => one.label)

describe('findCommands', () => {
  it('shows everything when nothing is typed', () => {
    expect(labels('  ')).toEqual(['Tokens', 'My tokens', 'Dark theme', 'Réglages'])
  })

  it('finds by the beginnings of words, what begins with them first', () => {
    expect(labels('tok')).toEqual(['Tokens', 'My tokens'])
    expect(labels('my tok')).toEqual(['My tokens'])
    expect(labels('theme dark')).toEqual(['Dark theme'])
    expect(labels('go')).toEqual(['Tokens', 'My tokens'])
    expect(labels('ark')).toEqual([])
  })

  it('does not mind case and accents', () => {
    expect(labels('REGL')).toEqual(['Réglages'])
  })
})
