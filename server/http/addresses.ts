import * as v from 'valibot'
import { Failure, read } from './failure.ts'
import { chosenAddress, type HttpContext, requireOrganiser, type Route } from './route.ts'

const addressSchema = v.strictObject({
  /** null: whichever is best */
  address: v.nullable(v.pipe(v.string(), v.maxLength(300))),
})

export function addressRoutes(context: HttpContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/events/:id/address',
      summary: 'Which of this machine’s addresses links and QR codes carry',
      who: 'organiser',
      body: addressSchema,
      answers: {
        200: 'address, addresses',
        403: 'not the organiser',
        422: 'not an address of this machine',
      },
      handle: async request => {
        const { cafe } = requireOrganiser(context, request)
        const { address } = read(addressSchema, request.body)
        const addresses = context.roomAddresses()
        if (address !== null && !addresses.includes(address))
          throw new Failure(422, 'unknown-address', 'This machine does not answer at that address now.', { addresses })
        await cafe.change(state => ({ ok: true, state: { ...state, address: address ?? undefined } }))
        const chosen = chosenAddress(context, cafe)
        return { ...(chosen === undefined ? {} : { address: chosen }), addresses }
      },
    },
  ]
}
