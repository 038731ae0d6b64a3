import { z } from "zod";
import { GraphError } from "./errors";

const media = z
  .object({
    id: z.string().min(1).optional(),
    link: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  })
  .refine(({ id, link }) => (id === undefined) !== (link === undefined), "must have either an id or a link");
const captioned = media.and(z.object({ caption: z.string().max(1024).optional() }));
const document = captioned.and(z.object({ filename: z.string().max(240).optional() }));

const header = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string().min(1).max(60) }),
  z.object({ type: z.literal("image"), image: media }),
  z.object({ type: z.literal("video"), video: media }),
  z.object({ type: z.literal("document"), document }),
]);
const footer = z.object({ text: z.string().max(60) }).optional();
const body = (max: number) => z.object({ text: z.string().min(1).max(max) });
const replyButton = z.object({
  type: z.literal("reply"),
  reply: z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
});
const row = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
});
const section = z.object({ title: z.string().max(24).optional(), rows: z.array(row).min(1) });

const unique = (ids: string[]) => new Set(ids).size === ids.length;

const interactive = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("button"),
    header: header.optional(),
    body: body(1024),
    footer,
    action: z.object({
      buttons: z
        .array(replyButton)
        .min(1)
        .max(3)
        .refine(
          (buttons) => unique(buttons.map(({ reply }) => reply.id)),
          "must have buttons with different ids",
        ),
    }),
  }),
  z.object({
    type: z.literal("list"),
    header: header.optional(),
    body: body(4096),
    footer,
    action: z.object({
      button: z.string().min(1).max(20),
      sections: z
        .array(section)
        .min(1)
        .max(10)
        .refine((sections) => sections.flatMap(({ rows }) => rows).length <= 10, "may have 10 rows in total")
        .refine(
          (sections) => unique(sections.flatMap(({ rows }) => rows.map(({ id }) => id))),
          "must have rows with different ids",
        ),
    }),
  }),
  z.object({
    type: z.literal("cta_url"),
    header: header.optional(),
    body: body(1024),
    footer,
    action: z.object({
      name: z.literal("cta_url"),
      parameters: z.object({ display_text: z.string().min(1).max(20), url: z.url() }),
    }),
  }),
  z.object({
    type: z.literal("location_request_message"),
    body: body(1024),
    action: z.object({ name: z.literal("send_location") }),
  }),
]);

const contact = z.looseObject({ name: z.looseObject({ formatted_name: z.string().min(1) }) });

const parameter = z.looseObject({ type: z.string() });
const component = z.object({
  type: z.string().transform((type) => type.toLowerCase()),
  sub_type: z.string().optional(),
  index: z.coerce.number().int().optional(),
  parameters: z.array(parameter).default([]),
});

const content = {
  text: z.object({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }),
  image: captioned,
  video: captioned,
  document,
  audio: media.and(z.object({ voice: z.boolean().optional() })),
  sticker: media,
  location: z.object({
    latitude: z.coerce.number().min(-90).max(90),
    longitude: z.coerce.number().min(-180).max(180),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  contacts: z.array(contact).min(1),
  reaction: z.object({ message_id: z.string().min(1), emoji: z.string().optional() }),
  interactive,
  template: z.object({
    name: z.string().min(1),
    language: z.looseObject({ code: z.string().min(2) }),
    components: z.array(component).default([]),
  }),
};

export type SendType = keyof typeof content;
export type TemplateSend = z.infer<(typeof content)["template"]>;
export type TemplateComponent = z.infer<typeof component>;

const common = z.object({
  messaging_product: z.literal("whatsapp"),
  recipient_type: z.literal("individual").optional(),
  to: z.string().optional(),
  recipient: z.string().optional(),
  type: z.enum(Object.keys(content) as [SendType, ...SendType[]]).default("text"),
  context: z.object({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

export type SendInput = z.infer<typeof common> & { content: Record<string, unknown> };

const readInput = z.object({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string().min(1),
  typing_indicator: z.object({ type: z.literal("text") }).optional(),
});

export const parseRead = (body: unknown) => parse(readInput, body);

export function parseSend(body: unknown): SendInput {
  const input = parse(common, body);
  const value = parse(z.object({ [input.type]: content[input.type] }), body);
  return { ...input, content: value[input.type] as Record<string, unknown> };
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map(String);
  const isMissing =
    path.reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], body) === undefined;
  throw new GraphError(isMissing ? 131008 : 131009, { details: `${path.join(".")}: ${issue?.message}` });
}
