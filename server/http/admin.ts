import * as v from 'valibot'
import { ADMIN_COOKIE, adminSession } from '../access/caller.ts'
import { sameText } from '../access/secrets.ts'
import { Failure, read, unauthorised } from './failure.ts'
import type { HttpContext, Route } from './route.ts'

const sessionSchema = v.object({ key: v.pipe(v.string(), v.maxLength(400)) })
const codeSchema = v.object({ code: v.pipe(v.string(), v.maxLength(40)) })

const SESSION_SECONDS = 30 * 86_400

export function adminRoutes(context: HttpContext): Route[] {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: context.secureCookies } as const
  return [
    {
      method: 'POST',
      path: '/api/v1/admin/session',
      summary: 'Open the home screen of this server with the admin key',
      who: 'admin',
      body: sessionSchema,
      answers: { 204: 'a cookie', 401: 'not the admin key', 429: 'too many wrong keys' },
      handle: async (request, reply) => {
        const { key } = read(sessionSchema, request.body)
        const throttle = context.throttles.of('admin')
        if (!throttle.mayGuess(request.ip)) throw tooMany()
        if (!sameText(key, context.adminKey)) throw throttle.wrong() ? unauthorised() : tooMany()
        reply.setCookie(ADMIN_COOKIE, adminSession(context), { ...cookie, maxAge: SESSION_SECONDS })
        reply.code(204)
        return undefined
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/admin/session',
      summary: 'Close the home screen on this device',
      who: 'anyone',
      answers: { 204: 'the cookie is gone' },
      handle: async (_request, reply) => {
        reply.clearCookie(ADMIN_COOKIE, cookie)
        reply.code(204)
        return undefined
      },
    },
    {
      method: 'POST',
      path: '/api/v1/codes',
      summary: 'Which event a spoken code opens',
      who: 'anyone',
      body: codeSchema,
      answers: { 200: 'event', 404: 'no such code', 429: 'too many wrong codes' },
      handle: async request => {
        const { code } = read(codeSchema, request.body)
        const throttle = context.throttles.of('codes')
        if (!throttle.mayGuess(request.ip)) throw tooMany()
        const event = await context.cafes.byCode(code)
        if (event === undefined)
          throw throttle.wrong() ? new Failure(404, 'wrong-code', 'No café has this code now.') : tooMany()
        return { event }
      },
    },
  ]
}

const tooMany = (): Failure => new Failure(429, 'too-many-guesses', 'Too many wrong guesses. Try again in a second.')
