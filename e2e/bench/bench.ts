import { chromium, type Browser } from 'playwright'
import { BROWSER_FLAGS, ensureBrowser } from '../run/browser.mjs'
import { builtFiles, builtPages, gzipSize, scriptsOf, weigh } from '../run/build-sizes.mjs'
import { measureInventory, type InventoryFigures } from './inventory.ts'
import { load, median, openContext, SLOW, type Load } from './measure.ts'
import { atMost, kilobytes, megabytes, millis, plain, printTable, seconds, type Row } from './report.ts'
import { startSites, type BenchSite } from './site.ts'
import { measurePeople, type PeopleFigures } from './people.ts'
import { measureSweep, type SweepFigures } from './sweep.ts'

const MANY = 100_000
/** Tokens of a demo server with 50 000 people. */
const TOKENS_OF_MANY_PEOPLE = 250_000
const DELAYS = [0, 20, 100]

/** How a page is opened, and by what one sees that it is there; and how it came. */
interface Subject {
  site: BenchSite
  path: string
  selector: string
  username: string | null
  /** Loads with nothing in the browser's cache. */
  cold: Load[]
  /** Loads right after those. */
  warm: Load[]
}

function subject(site: BenchSite, path: string, selector: string, username: string | null): Subject {
  return { site, path, selector, username, cold: [], warm: [] }
}

/**
 * Loads some pages, cold and warm, so many times. In turns: a machine is now faster, now slower, and what is compared
 * must have had the same share of both.
 */
async function loadInTurns(browser: Browser, subjects: readonly Subject[], runs: number): Promise<void> {
  for (let run = 0; run < runs; run++) {
    for (const { site, path, selector, username, cold, warm } of subjects) {
      const context = await openContext(browser, site, username)
      cold.push(await load(context, path, selector, SLOW))
      warm.push(await load(context, path, selector, SLOW))
      await context.close()
    }
  }
}

/** The median of each figure. */
interface Loads {
  cold: Load
  warm: Load
}

function loadsOf({ cold, warm }: Subject): Loads {
  return { cold: medianLoad(cold), warm: medianLoad(warm) }
}

function medianLoad(loads: readonly Load[]): Load {
  const of = (pick: (load: Load) => number): number => median(loads.map(pick))
  return {
    requests: of((one) => one.requests),
    scripts: of((one) => one.scripts),
    bytes: of((one) => one.bytes),
    visible: of((one) => one.visible),
    blocked: of((one) => one.blocked),
    longestTask: of((one) => one.longestTask),
    heap: of((one) => one.heap),
  }
}

function byteRows(): Row[] {
  const pages = builtPages()
  const scripts = (path: string): number => {
    const page = pages.find((one) => one.path === path)
    if (!page) throw new Error(`The build tells of no page at ${path}`)
    return weigh(scriptsOf(page))
  }
  const own = Math.max(...pages.filter((page) => page.path !== '/').map((page) => gzipSize(page.own)))
  return [
    atMost('JS to the sign-in page', scripts('/sign-in'), 110_000, kilobytes),
    atMost('JS to the token inventory', scripts('/tokens'), 150_000, kilobytes),
    atMost('JS to the list of people', scripts('/users'), 150_000, kilobytes),
    atMost('JS to one’s own tokens', scripts('/account/tokens'), 150_000, kilobytes),
    atMost('the largest chunk of a route', own, 25_000, kilobytes),
    atMost('all JS', weigh(builtFiles('.js')), 320_000, kilobytes),
    atMost('CSS, in one file', weigh(builtFiles('.css')), 12_000, kilobytes),
  ]
}

function loadRows(name: string, { cold, warm }: Loads, floor: Loads): Row[] {
  const times = (of: Load, base: Load): string =>
    `${seconds(of.visible)} (${(of.visible / base.visible).toFixed(2)} × floor)`
  return [
    atMost(`${name}: requests`, cold.requests, 12, String),
    plain(`${name}: JS, all on the line`, `${kilobytes(cold.scripts)}, ${kilobytes(cold.bytes)}`),
    {
      ...atMost('', cold.visible, 1.4 * floor.cold.visible, seconds),
      what: `${name}: visible`,
      is: times(cold, floor.cold),
    },
    {
      ...atMost('', warm.visible, 1.3 * floor.warm.visible, seconds),
      what: `${name}: visible, warm cache`,
      is: times(warm, floor.warm),
    },
    atMost(`${name}: main thread blocked`, cold.blocked, 500, seconds),
    atMost(`${name}: longest task`, cold.longestTask, 400, millis),
    atMost(`${name}: heap`, cold.heap, 4_000_000, megabytes),
  ]
}

function floorRows({ cold, warm }: Loads): Row[] {
  return [
    plain('requests', String(cold.requests)),
    plain('JS, all on the line', `${kilobytes(cold.scripts)}, ${kilobytes(cold.bytes)}`),
    plain('visible', seconds(cold.visible)),
    plain('visible, warm cache', seconds(warm.visible)),
    plain('main thread blocked, longest task', `${seconds(cold.blocked)}, ${millis(cold.longestTask)}`),
    plain('heap', megabytes(cold.heap)),
  ]
}

function inventoryRows(figures: InventoryFigures): Row[] {
  const [fast, slow] = figures.keys
  return [
    plain('a naive search here; 46 ms where the budgets are from', millis(figures.naiveSearch)),
    plain('first row, all read', `${seconds(figures.firstRow)}, ${seconds(figures.complete)}`),
    atMost('heap', figures.heap, 60_000_000, megabytes),
    atMost(`key → paint, median of ${fast?.samples ?? 0}`, fast?.median ?? Number.NaN, 20, millis),
    atMost('key → paint, p95', fast?.p95 ?? Number.NaN, 32, millis),
    atMost(`key → paint, p95 of ${slow?.samples ?? 0}, processor 4 × slower`, slow?.p95 ?? Number.NaN, 100, millis),
    ...figures.frames.map(({ step, p95 }) =>
      atMost(`scrolling ${step} px a frame, p95 between frames`, p95, 16.8, millis),
    ),
  ]
}

function peopleRows(figures: PeopleFigures): Row[] {
  return [
    atMost(`key → new rows, beyond its request, median of ${figures.samples}`, figures.median, 32, millis),
    plain('the same, p95', millis(figures.p95)),
    atMost('requests for one key', figures.requests, 1, String),
  ]
}

function sweepRow({ delay, pages, took, page, bound, bare }: SweepFigures): Row {
  const what = `${pages} pages, the server waits ${delay} ms, a page costs ${millis(page)}; fetched and thrown away: ${seconds(bare)}`
  const row = atMost(what, took, bound * 1.15, seconds)
  return page >= 10 ? row : { ...row, budget: `(bound ${seconds(bound)})`, isKept: null }
}

/** Measures everything and prints it beside its budgets. Takes a few minutes. */
export async function bench(target: string[], runs: number): Promise<void> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_FLAGS })
  const sites = await startSites()
  try {
    printTable('Bytes of the build, after gzip', byteRows())
    const floorSite = await sites.serveFloor(target)
    const site = await sites.serveLatchkey()
    const crowd = await sites.serveLatchkey(TOKENS_OF_MANY_PEOPLE)
    const row = '[role=row][data-position="0"]'
    const empty = subject(floorSite, '/', 'tr:nth-child(25)', 'ada')
    const list = subject(site, '/tokens', row, 'ada')
    const people = subject(crowd, '/users', row, 'ada')
    const signIn = subject(site, '/sign-in', 'input[type=password]', null)
    await loadInTurns(browser, [empty, list, people, signIn], runs)
    const floor = loadsOf(empty)
    const how = `HTTP/1.1, gzip, 1.6 Mbit/s, 150 ms a request, processor 4 × slower; medians of ${runs}`
    printTable(`The floor: react, data router, query, 25 rows (${how})`, floorRows(floor))
    printTable('Token inventory, the same way', loadRows('list', loadsOf(list), floor))
    printTable('List of people, 50 000 of them, the same way', loadRows('list', loadsOf(people), floor))
    printTable('Sign-in page, the same way', loadRows('form', loadsOf(signIn), floor))
    printTable('Searching the list of people', peopleRows(await measurePeople(browser, crowd)))
    await Promise.all([floorSite.close(), site.close(), crowd.close()])

    const large = await sites.serveLatchkey(MANY)
    printTable(`${MANY.toLocaleString('en')} tokens`, inventoryRows(await measureInventory(browser, large, MANY)))
    const sweeps: Row[] = []
    for (const delay of DELAYS) sweeps.push(sweepRow(await measureSweep(browser, large, delay)))
    printTable('Sweep, six sockets', sweeps)
  } finally {
    await browser.close()
    sites.end()
  }
}
