import type { User } from '@/api/objects/user.ts'

/** What a person is called on screen: first and last name, else the nickname, else the user name. Never blank. */
export function personName(user: Pick<User, 'first_name' | 'last_name' | 'nickname' | 'username'>): string {
  const full = `${user.first_name.trim()} ${user.last_name.trim()}`.trim()
  return full || user.nickname.trim() || user.username
}
