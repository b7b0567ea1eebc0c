import type * as v from 'valibot'

/**
 * A valibot schema as JSON Schema, for the OpenAPI document: only what our own schemas use. A check that has no JSON Schema
 * is left out, so the description may allow more than the server does, never less.
 */
export type JsonSchema = { readonly [key: string]: unknown }

/** What we read of a valibot schema or action, whichever it is. */
interface Loose {
  readonly type: string
  readonly entries?: Readonly<Record<string, Loose>>
  readonly item?: Loose
  readonly wrapped?: Loose
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly requirement?: unknown
  readonly value?: Loose
  readonly default?: unknown
  readonly pipe?: readonly Loose[]
}

export const toJsonSchema = (schema: v.GenericSchema): JsonSchema => convert(schema as unknown as Loose)

function convert(schema: Loose): JsonSchema {
  const [, ...checks] = schema.pipe ?? []
  return checks.reduce<JsonSchema>((json, check) => ({ ...json, ...fromCheck(check, json) }), fromType(schema))
}

function fromType(schema: Loose): JsonSchema {
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: schema.type }
    case 'literal':
      return { const: schema.literal }
    case 'picklist':
      return { enum: schema.options }
    case 'array':
      return { type: 'array', items: schema.item === undefined ? {} : convert(schema.item) }
    case 'object':
      return fromEntries(schema.entries ?? {})
    case 'strict_object':
      return { ...fromEntries(schema.entries ?? {}), additionalProperties: false }
    case 'record':
      return { type: 'object', additionalProperties: schema.value === undefined ? {} : convert(schema.value) }
    case 'union':
    case 'variant':
      return { oneOf: (schema.options ?? []).map(option => convert(option as Loose)) }
    case 'nullable':
      return { oneOf: [schema.wrapped === undefined ? {} : convert(schema.wrapped), { type: 'null' }] }
    case 'optional': {
      const json = schema.wrapped === undefined ? {} : convert(schema.wrapped)
      return schema.default === undefined ? json : { ...json, default: schema.default }
    }
    default:
      return {}
  }
}

function fromEntries(entries: Readonly<Record<string, Loose>>): JsonSchema {
  const required = Object.entries(entries).flatMap(([name, entry]) => (entry.type === 'optional' ? [] : [name]))
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, convert(entry)])),
    ...(required.length === 0 ? {} : { required }),
  }
}

function fromCheck(check: Loose, json: JsonSchema): JsonSchema {
  const isArray = json['type'] === 'array'
  switch (check.type) {
    case 'min_length':
      return isArray ? { minItems: check.requirement } : { minLength: check.requirement }
    case 'max_length':
      return isArray ? { maxItems: check.requirement } : { maxLength: check.requirement }
    case 'min_value':
      return { minimum: check.requirement }
    case 'max_value':
      return { maximum: check.requirement }
    case 'integer':
      return { type: 'integer' }
    case 'regex':
      return check.requirement instanceof RegExp ? { pattern: check.requirement.source } : {}
    case 'email':
      return { format: 'email' }
    case 'iso_date':
      return { format: 'date' }
    default:
      return {}
  }
}
