/** The shapes of `FILE.review.json` and of `--decisions FILE` (one and the same), and of a session's lines. */
const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;

const verdict = { enum: ['undecided', 'accepted', 'denied', 'dropped'] } as const;

const place = { profile: text, guard: text, rule: text } as const;

export const SIDECAR = {
  type: 'object',
  properties: {
    format_version: { type: 'integer', minimum: 1 },
    decisions: {
      type: 'array',
      items: {
        type: 'object',
        properties: { ...place, verdict, was: text, texts, because: text },
        required: ['rule', 'verdict'],
        additionalProperties: false,
      },
    },
    dropped: {
      type: 'array',
      items: { type: 'object', properties: place, required: ['rule'], additionalProperties: false },
    },
    sign_offs: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: text, date: text, digest: text, parts: { type: 'object', additionalProperties: text } },
        required: ['name', 'date', 'digest', 'parts'],
        additionalProperties: false,
      },
    },
  },
  required: ['format_version'],
} as const;

const entry = {
  type: 'object',
  properties: { verdict, texts },
  required: ['verdict'],
  additionalProperties: false,
} as const;

export const SESSION_LINE = {
  type: 'object',
  oneOf: [
    {
      type: 'object',
      properties: { polc_review: { type: 'integer', minimum: 1 }, file: text, base: text, started: text },
      required: ['polc_review', 'file', 'base', 'started'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        label: text,
        cursor: { type: 'integer', minimum: 0 },
        entries: {
          type: 'array',
          items: {
            type: 'object',
            properties: { rule: { type: 'integer', minimum: 0 }, entry },
            required: ['rule', 'entry'],
            additionalProperties: false,
          },
        },
      },
      required: ['label', 'cursor', 'entries'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { step: { enum: ['undo', 'redo'] } },
      required: ['step'],
      additionalProperties: false,
    },
  ],
} as const;
