import { z } from "zod";

export const newPhoneInput = z.strictObject({
  id: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional(),
  name: z.string().trim().min(1).max(80),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  waId: z
    .string()
    .regex(/^\d{7,15}$/)
    .optional(),
  userId: z
    .string()
    .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/)
    .optional(),
  username: z
    .string()
    .regex(/^[a-z0-9._]{3,35}$/)
    .optional(),
  isOnDesk: z.boolean().optional(),
});

const file = {
  /** A sample of our own, or the bytes in base64 with their type. */
  sample: z.boolean().optional(),
  data: z.base64().optional(),
  mimeType: z.string().max(120).optional(),
  filename: z.string().max(240).optional(),
  caption: z.string().max(1024).optional(),
};

const common = {
  /** How long ago the customer wrote this. */
  ageSeconds: z
    .number()
    .min(0)
    .max(30 * 24 * 3600)
    .optional(),
  /** The id of the message this one answers. */
  quote: z.string().optional(),
  /** Arrive from an ad: true for the sample ad, or some fields of Meta's referral. */
  referral: z.union([z.boolean(), z.record(z.string(), z.unknown())]).optional(),
};

export const writeInput = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1).max(65_536), ...common }),
  z.strictObject({ type: z.literal("image"), ...file, ...common }),
  z.strictObject({ type: z.literal("video"), ...file, ...common }),
  z.strictObject({ type: z.literal("sticker"), ...file, ...common }),
  z.strictObject({ type: z.literal("document"), ...file, ...common }),
  z.strictObject({ type: z.literal("audio"), ...file, ...common }),
  z.strictObject({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90).default(50.8467),
    longitude: z.number().min(-180).max(180).default(4.3525),
    name: z.string().default("Grand-Place"),
    address: z.string().default("1000 Brussels"),
    ...common,
  }),
  z.strictObject({
    type: z.literal("contacts"),
    name: z.string().min(1),
    phone: z.string().optional(),
    ...common,
  }),
  /** An empty emoji takes the reaction back. */
  z.strictObject({ type: z.literal("reaction"), messageId: z.string(), emoji: z.string().default("") }),
  /** Tap a button or a row of a message of the business. */
  z.strictObject({ type: z.literal("tap"), messageId: z.string(), choice: z.string() }),
  z.strictObject({ type: z.literal("unsupported"), what: z.string().default("poll"), ...common }),
]);

export type WriteInput = z.infer<typeof writeInput>;

export const changeNumberInput = z.strictObject({ waId: z.string().regex(/^\d{7,15}$/) });
export const scanInput = z.strictObject({ link: z.string().min(1).max(2000) });
export const messageInput = z.strictObject({ messageId: z.string() });

/** A change of any other field, such as a template that was paused. */
export const eventInput = z.strictObject({
  field: z.string().regex(/^[a-z_]{1,80}$/),
  value: z.record(z.string(), z.unknown()),
});

export const floodInput = z.strictObject({
  count: z.int().min(1).max(200_000),
  ratePerSecond: z.number().min(1).max(5000).default(100),
  customers: z.int().min(1).max(5000).default(50),
  text: z.string().min(1).max(1000).default("Message {n}"),
});
