import { openLedger, closeLedger } from './src/ledger/index.ts'
import { discrepancies } from './src/ledger/views/discrepancies.ts'
import { commitments } from './src/ledger/views/commitments.ts'
const l = await openLedger(process.argv[2] ?? '/tmp/h/big/readout.db')
const only = process.argv[3]
const filters: any[] = [{}, { party: 'p1' }, { party: 'p5' }, { party: 'p20' }, { party: 'p40' }, { issue: 'issue0' }, { issue: 'issue7' }, { issue: 'issue14' }, { actor: 'h41' }, { actor: 'h81' }, { actor: 'h500' }, { actor: 'h3000' }, { outlet: 'Outlet 0' }, { outlet: 'Outlet 20' }, { outlet: 'Outlet 199' }, { act: 'agree' }, { act: 'deny' }, { act: 'concede' }, { act: 'withdraw' }, { authority: 'firsthand' }, { authority: 'unnamed' }, { authority: 'narrator' }, { since: '2026-12' }, { since: '2024-01' }, { until: '2023-06' }, { until: '2025-01' }, { search: 'observers' }, { search: 'uranium' }, { search: 'the' }, { search: 'bridge* open*' }]
for (const [name, f] of [['commitments', commitments], ['discrepancies', discrepancies]] as const) {
  if (only && !name.startsWith(only)) continue
  const all: number[] = []
  for (const x of filters) { const ts: number[] = []; let n = 0, nx = ''; let err = ''
    for (let k = 0; k < 3; k++) { const t = performance.now(); try { const r = await f(l, x, { limit: 50 }); n = r.rows.length; nx = r.next ? '+' : '' } catch (e) { err = String(e).slice(0,100) } ts.push(performance.now() - t) }
    all.push(...ts.slice(1)); console.log(name, JSON.stringify(x), n + nx, ts.map(t => t.toFixed(0)).join(' '), err) }
  all.sort((a, b) => a - b); console.log(name, 'p95', all[Math.floor(all.length * .95)]!.toFixed(0), 'p50', all[all.length >> 1]!.toFixed(0))
}
await closeLedger(l)
