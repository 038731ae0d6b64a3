import { z } from "zod";
import { callGraph, orThrow } from "./client";
import { timeZoneOf } from "./time-zones";

type Place = { wabaId: string; phoneNumberId: string; token: string };

const number = z.object({ display_phone_number: z.string(), verified_name: z.string() });
const account = z.object({
  currency: z.string().length(3).optional(),
  timezone_id: z.coerce.string().optional().catch(undefined),
});

/** What Meta says about a number and its account. A token that may not act for them is refused here. */
export async function readNumber({ wabaId, phoneNumberId, token }: Place) {
  const ofNumber = orThrow(
    await callGraph({
      method: "GET",
      path: phoneNumberId,
      token,
      query: { fields: "display_phone_number,verified_name" },
      answer: number,
    }),
  );
  const ofAccount = orThrow(
    await callGraph({
      method: "GET",
      path: wabaId,
      token,
      query: { fields: "currency,timezone_id" },
      answer: account,
    }),
  );
  return {
    displayNumber: ofNumber.display_phone_number.replace(/\D/g, ""),
    verifiedName: ofNumber.verified_name,
    currency: ofAccount.currency,
    timeZone: timeZoneOf(ofAccount.timezone_id),
  };
}

/** From now on Meta sends this app the webhooks of the account; asked again, it changes nothing. */
export async function subscribe({ wabaId, token }: Pick<Place, "wabaId" | "token">): Promise<void> {
  const answer = z.object({ success: z.literal(true) });
  orThrow(await callGraph({ method: "POST", path: `${wabaId}/subscribed_apps`, token, answer }));
}
