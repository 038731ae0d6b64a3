import { z } from "zod";
import { callGraph, type GraphError, type GraphResult } from "./client";

type OfNumber = { phoneNumberId: string; token: string };

/** Drawn as it comes, so that it must be an address and nothing else. */
const link = z.url({ protocol: /^https$/ });

const code = z
  .object({ code: z.string(), prefilled_message: z.string(), deep_link_url: link })
  .transform(({ code, prefilled_message, deep_link_url }) => ({
    code,
    message: prefilled_message,
    link: deep_link_url,
  }));

/** A QR code with its short link, as Meta has it. */
export type MetaScanCode = z.output<typeof code>;

const page = z.object({
  data: z.array(code),
  paging: z
    .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() })
    .optional(),
});

const pathOf = (phoneNumberId: string) => `${phoneNumberId}/message_qrdls`;

/** Meta makes another one each time it is asked; whoever lost the answer must look at the list before asking again. */
export const createScanCode = ({ phoneNumberId, token, message }: OfNumber & { message: string }) =>
  callGraph({
    method: "POST",
    path: pathOf(phoneNumberId),
    token,
    json: { prefilled_message: message },
    answer: code,
  });

/** Another text under the same code and link; asked again, it changes nothing more. */
export const changeScanCode = ({
  phoneNumberId,
  token,
  code: metaCode,
  message,
}: OfNumber & { code: string; message: string }) =>
  callGraph({
    method: "POST",
    path: pathOf(phoneNumberId),
    token,
    json: { code: metaCode, prefilled_message: message },
    answer: code,
  });

export const deleteScanCode = ({ phoneNumberId, token, code: metaCode }: OfNumber & { code: string }) =>
  callGraph({
    method: "DELETE",
    path: `${pathOf(phoneNumberId)}/${metaCode}`,
    token,
    answer: z.object({ success: z.literal(true) }),
  });

/** Meta gives 25 at a time, and a number has 2,000 at most; more pages than that are a list that goes round. */
const pageSize = 25;
const mostPages = 200;
const staleCursor = 131059;

/** All codes of a number, the newest first. */
export async function listScanCodes(
  { phoneNumberId, token }: OfNumber,
  { signal }: { signal?: AbortSignal } = {},
): Promise<GraphResult<MetaScanCode[]>> {
  const path = pathOf(phoneNumberId);
  const found = new Map<string, MetaScanCode>();
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const query = { fields: "code,prefilled_message,deep_link_url", limit: pageSize, after };
    const result = await callGraph({ method: "GET", path, token, query, answer: page, signal });
    if (!result.ok && result.error.code === staleCursor && after !== undefined) {
      after = undefined;
      continue;
    }
    if (!result.ok) return result;
    const { data, paging } = result.value;
    for (const one of data) found.set(one.code, one);
    const next = paging?.cursors?.after;
    if (!paging?.next || !next || next === after) return { ...result, value: [...found.values()] };
    after = next;
  }
  const message = "Meta's list of codes does not end.";
  return { ok: false, error: { outcome: "unknown", message, isTransient: true } };
}

/** Meta knows no such code any more. */
export const isCodeGone = ({ code, subcode, httpStatus }: GraphError): boolean =>
  code === 803 || httpStatus === 404 || (code === 100 && subcode === 33);
