import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { personName } from '@/domain/person-name.ts'
import { user } from '@/domain/test-objects.ts'
import { Person } from './person.tsx'

it.each([
  [{ first_name: 'Ann ', last_name: '  Smith' }, 'Ann Smith'],
  [{ first_name: ' ', nickname: ' Annie ' }, 'Annie'],
  [{}, 'ann'],
])('calls somebody what lists search for and files say: %j', (names, words) => {
  const ann = user('ann', names)
  const { container } = render(<Person user={ann} />)
  expect(container.querySelector('bdi')?.textContent).toBe(words)
  expect(personName(ann)).toBe(words)
  expect(screen.getByText('@ann')).toBeTruthy()
})
