import type { FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isStaff, type Role } from '../../shared/access/roles.ts'
import type { Version, VersionList, VersionSummary } from '../../shared/protocol/versions.ts'
import type { Caller } from '../access/caller.ts'
import type { Cafe } from '../cafe/cafe.ts'
import { type VersionFacts, VERSIONS } from '../cafe/versions.ts'
import { Failure, forbidden, read } from './failure.ts'
import { type HttpContext, requireMember, type Route } from './route.ts'

/** The compte rendu as it was: for those who write it. */
export function versionRoutes(context: HttpContext): Route[] {
  const who = 'organiser, facilitator, host'
  return [
    {
      method: 'GET',
      path: '/api/v1/events/:id/versions',
      summary: 'Versions of the compte rendu, newest first: when, by whom, which parts changed',
      who,
      answers: { 200: 'versions', 403: 'not for this role' },
      handle: async (request): Promise<VersionList> => {
        const { cafe } = requireWriter(context, request)
        return { versions: summaries(cafe, await context.cafes.versions.list(cafe.state.id)), now: context.now() }
      },
    },
    {
      method: 'POST',
      path: '/api/v1/events/:id/versions',
      summary: 'Keep a version of what is written now; without a name, the one before something is brought back',
      who,
      body: versionSchema,
      answers: { 201: 'the version', 204: 'nothing changed since the last one', 409: 'there are enough with a name' },
      handle: async (request, reply) => {
        const { cafe, caller } = requireWriter(context, request)
        const { name } = read(versionSchema, request.body)
        const kept = await context.cafes.versions.keep(cafe.state.id, name === undefined ? 'restore' : 'named', {
          name,
          who: caller.kind === 'person' ? caller.person.id : undefined,
        })
        if (kept === undefined) {
          reply.code(204)
          return undefined
        }
        if ('why' in kept) throw new Failure(409, kept.why, `There are ${VERSIONS.named} versions with a name already.`)
        const { id } = kept.facts
        reply.code(201)
        return summaries(cafe, await context.cafes.versions.list(cafe.state.id)).find(each => each.id === id)
      },
    },
    {
      method: 'GET',
      path: '/api/v1/events/:id/versions/:version',
      summary: 'One version, with its text part by part',
      who,
      answers: { 200: 'the version', 403: 'not for this role', 404: 'no such version' },
      handle: async (request): Promise<Version> => {
        const { cafe } = requireWriter(context, request)
        const { version = '' } = request.params as { version?: string }
        const found = await context.cafes.versions.read(cafe.state.id, version)
        const all = summaries(cafe, await context.cafes.versions.list(cafe.state.id))
        const summary = all.find(each => each.id === version)
        if (found === undefined || summary === undefined)
          throw new Failure(404, 'unknown-version', 'There is no such version.')
        return { ...summary, parts: found.text }
      },
    },
  ]
}

const versionSchema = v.object({
  name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(VERSIONS.name))),
})

function requireWriter(
  context: HttpContext,
  request: FastifyRequest,
): { readonly cafe: Cafe; readonly caller: Caller; readonly role: Role } {
  const found = requireMember(context, request)
  if (!isStaff(found.role) && found.role !== 'host') throw forbidden()
  return found
}

/** `versions` newest first. */
function summaries({ state }: Cafe, versions: readonly VersionFacts[]): VersionSummary[] {
  return versions.map(({ id, at, kind, name, who, parts }, i): VersionSummary => {
    const before = versions[i + 1]?.parts ?? {}
    const by = who === undefined ? undefined : state.people.get(who)?.name
    return {
      id,
      at,
      kind,
      ...(name === undefined ? {} : { name }),
      ...(by === undefined || by === '' ? {} : { by }),
      units: Object.values(parts).reduce((sum, part) => sum + part.units, 0),
      changed: Object.keys({ ...before, ...parts })
        .filter(part => before[part]?.print !== parts[part]?.print)
        .map(part => ({ part, before: before[part]?.units ?? 0, units: parts[part]?.units ?? 0 })),
    }
  })
}
