/** Which file systems are a network's: SQLite's locks and its shared memory do not work across machines there. */
import { readFileSync, statfsSync } from 'node:fs'

/** `f_type` of statfs(2) on Linux (include/uapi/linux/magic.h, and the file systems' own sources). */
const NETWORK_TYPES: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4266872130: 'SMB',
  4283649346: 'CIFS',
  1397113167: 'AFS',
  1799439955: 'AFS',
  1937076805: 'Coda',
  22092: 'NCP',
  16914839: '9P',
  12805120: 'Ceph',
  198183888: 'Lustre',
  1196443219: 'GPFS',
  428016422: 'BeeGFS',
  18225520: 'GFS2',
  1952539503: 'OCFS2',
  2020557398: 'a shared folder of VirtualBox',
  3133910204: 'a shared folder of VMware',
}
const FUSE = 0x65735546

/** Kinds of FUSE that store on this machine's own disks. */
const LOCAL_FUSE = new Set(['fuseblk', 'fuse.mergerfs', 'fuse.gocryptfs', 'fuse.encfs', 'fuse.bindfs'])

/** The name of the network file system that a folder lies on; null where it lies on none that is known. */
export function findNetworkKind(folder: string): string | null {
  if (process.platform === 'win32') return /^[\\/]{2}[^?.]/.test(folder) ? 'a network share' : null
  if (process.platform !== 'linux') return null
  const type = findType(folder)
  if (type === null) return null
  if (type !== FUSE) return NETWORK_TYPES[type] ?? null
  const mounted = findMountType(folder)
  return mounted === null || LOCAL_FUSE.has(mounted) ? null : mounted
}

function findType(folder: string): number | null {
  try {
    return statfsSync(folder).type >>> 0
  } catch {
    return null // whatever is wrong with the folder is told when the file is opened
  }
}

/** The type of the innermost mount above a folder, as proc(5) tells it. */
function findMountType(folder: string): string | null {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').trimEnd().split('\n')
  let best = { point: '', type: null as string | null }
  for (const mount of mounts) {
    const fields = mount.split(' ')
    const point = (fields[4] ?? '').replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    const holds = folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`)
    if (holds && point.length >= best.point.length)
      best = { point, type: fields[fields.indexOf('-') + 1] ?? null }
  }
  return best.type
}
