/**
 * The least that a list of people can be with React, its data router and its query library: what Latchkey's own first
 * list is measured against. Nothing here is meant to be good.
 */
import { QueryClient, QueryClientProvider, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'

interface Person {
  id: string
  username: string
  email: string
}

function isPerson(value: unknown): value is Person {
  return typeof value === 'object' && value !== null && 'id' in value && 'username' in value
}

const client = new QueryClient()
const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => {
    const response = await fetch('/api/v4/users?per_page=25')
    const people: unknown = await response.json()
    return Array.isArray(people) ? people.filter(isPerson) : []
  },
})

function People() {
  const { data } = useSuspenseQuery(peopleQuery)
  return (
    <table>
      <tbody>
        {data.map((person) => (
          <tr key={person.id}>
            <td>{person.username}</td>
            <td>{person.email}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const router = createBrowserRouter([
  { path: '*', loader: () => client.ensureQueryData(peopleQuery), Component: People, HydrateFallback: () => null },
])

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}
