import './styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { areEarlyAnswered } from '@/api/early-answers.ts'
import { readyToDraw } from '@/app/first-drawing.ts'
import { createAppRouter } from '@/app/router.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const router = createAppRouter()

function draw(into: HTMLElement): void {
  // Every navigation waits for its code and its guards before anything is drawn. Drawn in slices besides, the first page
  // would take a third longer, and what tells of being on the way would come late.
  createRoot(into).render(
    <StrictMode>
      <RouterProvider router={router} useTransitions={false} />
    </StrictMode>,
  )
}

// Not awaited at the top of this module, from which the page's own import: they would not be run before.
if (areEarlyAnswered()) void readyToDraw(router).then(() => draw(root))
else draw(root)
