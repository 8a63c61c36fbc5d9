import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { createAppRouter } from '@/app/router.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// Every navigation waits for its code and its guards before anything is drawn. Drawn in slices besides, the first page
// would take a third longer, and what tells of being on the way would come late.
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={createAppRouter()} useTransitions={false} />
  </StrictMode>,
)
