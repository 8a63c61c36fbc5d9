import { useState, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { FilterChoice } from '@/components/filter-menu.tsx'
import { ListToolbar } from '@/components/list-toolbar.tsx'
import {
  AUDIT_FACETS,
  clearedAuditQuery,
  type AuditEntry,
  type AuditFacet,
  type AuditQuery,
} from '@/domain/audit-list.ts'
import { parseIpRange } from '@/domain/ip-range.ts'
import { toggleFilter } from '@/domain/list-address.ts'
import { buttonClass } from '@/ui/button-class.ts'
import { Field } from '@/ui/field.tsx'
import { Popover } from '@/ui/popover.tsx'
import { TextInput } from '@/ui/text-input.tsx'
import { Button } from '@/ui/button.tsx'
import type { Audits } from './use-audits.ts'

const FACETS: readonly AuditFacet[] = ['family', 'result']

function valueOf(entry: AuditEntry, facet: AuditFacet): string | null {
  return facet === 'family' ? entry.sentence.family : entry.sentence.result
}

/** Search and filters of a list of audits. They look at what is loaded. */
export function AuditToolbar({ audits, children }: { audits: Audits; children?: ReactNode }) {
  const { state, entries } = audits
  const { query, toQuery } = state
  const choices = (facet: AuditFacet): FilterChoice[] =>
    AUDIT_FACETS[facet].values.map(({ id, words }) => ({
      id,
      label: words,
      count: entries.filter((entry) => valueOf(entry, facet) === id).length,
      isChosen: query.filters[facet].includes(id),
      to: toQuery(toggleFilter(query, facet, id)),
    }))
  return (
    <ListToolbar
      searchLabel="Search audits"
      placeholder="What, who, address, id"
      text={state.text}
      setText={state.setText}
      filters={FACETS.map((facet) => ({
        id: facet,
        label: AUDIT_FACETS[facet].title,
        chosen: query.filters[facet].length,
        choices: () => choices(facet),
      }))}
      chips={chips(query, toQuery)}
      clearTo={toQuery(clearedAuditQuery(query))}
      ignored={state.ignored}
    >
      <Popover label="Address and period" trigger={<Button>Address, period</Button>}>
        <MoreFilters query={query} toQuery={toQuery} />
      </Popover>
      <Link to={toQuery({ ...query, isFolded: !query.isFolded })} className={buttonClass()} preventScrollReset>
        {query.isFolded ? 'Show attempts apart' : 'Fold attempts'}
      </Link>
      {children}
    </ListToolbar>
  )
}

function chips(query: AuditQuery, toQuery: (query: AuditQuery) => string) {
  const texts = [
    { id: 'ip', name: 'Address', value: query.ip, without: { ...query, ip: '' } },
    { id: 'session', name: 'Session', value: query.session, without: { ...query, session: '' } },
    { id: 'from', name: 'From', value: query.from, without: { ...query, from: '' } },
    { id: 'to', name: 'To', value: query.to, without: { ...query, to: '' } },
  ].filter(({ value }) => value !== '')
  return [
    ...FACETS.flatMap((facet) =>
      query.filters[facet].map((value) => ({
        id: `${facet}=${value}`,
        name: AUDIT_FACETS[facet].title,
        value: AUDIT_FACETS[facet].values.find((one) => one.id === value)?.words ?? value,
        href: toQuery(toggleFilter(query, facet, value)),
      })),
    ),
    ...texts.map(({ id, name, value, without }) => ({ id, name, value, href: toQuery(without) })),
  ]
}

/** Address and period, which have to be typed. Each opening begins with those of the address. */
function MoreFilters({ query, toQuery }: { query: AuditQuery; toQuery: (query: AuditQuery) => string }) {
  const navigate = useNavigate()
  const [ip, setIp] = useState(query.ip)
  const [from, setFrom] = useState(query.from)
  const [to, setTo] = useState(query.to)
  const [wasTried, setWasTried] = useState(false)
  const problem = ip.trim() !== '' && !parseIpRange(ip) ? 'No address and no range: 10.1.2.3 or 10.0.0.0/8' : null
  return (
    <form
      className="flex w-64 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        setWasTried(true)
        if (!problem) void navigate(toQuery({ ...query, ip: ip.trim(), from, to }), { preventScrollReset: true })
      }}
    >
      <Field label="Address or range" hint="10.1.2.3 or 10.0.0.0/8" error={wasTried ? problem : null}>
        <TextInput isMono autoComplete="off" value={ip} onChange={(event) => setIp(event.target.value)} />
      </Field>
      <Field label="From">
        <TextInput type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field label="To">
        <TextInput type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
      <Button type="submit">Filter</Button>
    </form>
  )
}
