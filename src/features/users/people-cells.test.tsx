import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { user } from '@/domain/test-objects.ts'
import { RolesCell } from './people-cells.tsx'

it.each([
  ['', 'No role'],
  ['system_user', 'Member'],
  ['system_user token_helpdesk', 'Token helpdesk'],
])('the roles "%s" are told as %s', (roles, words) => {
  render(<RolesCell user={user('tom', { roles })} names={new Map()} />)
  expect(screen.queryByText(words)).not.toBeNull()
})
