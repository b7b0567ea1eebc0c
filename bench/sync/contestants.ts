/** The servers side by side. */
export const CONTESTANTS = ['tablee', 'yws', 'yws-leveldb', 'hocuspocus'] as const
export type Contestant = (typeof CONTESTANTS)[number]
export type Tongue = 'tablee' | 'y-websocket' | 'hocuspocus'

export const TITLES: Readonly<Record<Contestant, string>> = {
  tablee: 'Tablée: every update checked, on the disk (fsync) before anybody hears of it',
  yws: '@y/websocket-server 0.1.1, in memory',
  'yws-leveldb': '@y/websocket-server 0.1.1 with its LevelDB (no fsync)',
  hocuspocus: 'Hocuspocus 4.7.0 with its SQLite extension (whole documents, 2 to 10 s late)',
}
export const TONGUES: Readonly<Record<Contestant, Tongue>> = {
  tablee: 'tablee',
  yws: 'y-websocket',
  'yws-leveldb': 'y-websocket',
  hocuspocus: 'hocuspocus',
}
export const PEERS: readonly Contestant[] = ['yws', 'yws-leveldb', 'hocuspocus']
/** those that have their documents again after a restart */
export const LASTING: readonly Contestant[] = ['yws-leveldb', 'hocuspocus']
export const isContestant = (name: string): name is Contestant => (CONTESTANTS as readonly string[]).includes(name)
