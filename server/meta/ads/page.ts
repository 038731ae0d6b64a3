import { z } from "zod";
import { callMarketing, done, listMarketing } from "./call";
import { fieldsOf, flag, word } from "./nodes";

const node = z.object({
  id: z.string(),
  name: z.string().default(""),
  link: word,
  is_published: flag,
  has_whatsapp_number: flag,
  has_whatsapp_business_number: flag,
  whatsapp_number: word,
});

const page = node.transform((one) => ({
  pageId: one.id,
  name: one.name,
  link: one.link,
  isPublished: one.is_published ?? true,
  /** Digits of the number that is linked to the Page, which alone decides whether its ads can open WhatsApp. */
  whatsappNumber: one.whatsapp_number?.replace(/\D/g, "") || undefined,
  hasWhatsappNumber: one.has_whatsapp_number ?? false,
  hasWhatsappBusinessNumber: one.has_whatsapp_business_number ?? false,
}));
export type PageAtMeta = z.output<typeof page>;

type OfPage = { pageId: string; token: string };

/** A Page and the WhatsApp number it is linked to. A number of the WhatsApp account is not linked just by being there. */
export const readPage = ({ pageId, token }: OfPage) =>
  callMarketing({
    method: "GET",
    path: pageId,
    token,
    params: { fields: fieldsOf(node) },
    answer: page,
  });

/** The Pages that a token can see. */
export const listPages = ({ token }: { token: string }) =>
  listMarketing({
    path: "me/accounts",
    token,
    params: { fields: fieldsOf(node) },
    item: page,
  });

/** Asks Meta to send the number a code, or, with the code, links it to the Page. */
export const linkNumber = ({ pageId, token, number, code }: OfPage & { number: string; code?: string }) =>
  callMarketing({
    method: "POST",
    path: `${pageId}/page_whatsapp_number_verification`,
    token,
    params: { whatsapp_number: number, verification_code: code },
    answer: done,
  });
