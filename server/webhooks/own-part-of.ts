import { z } from "zod";
import type { MetaPlace } from "../channels/find-routes";
import { adAccountIdOf } from "../meta/ad-account-changes";

const metaId = z.union([z.string(), z.number()]).transform(String);
const change = z.looseObject({
  value: z.looseObject({ metadata: z.looseObject({ phone_number_id: metaId.optional() }).optional() }),
});
const entry = z.looseObject({ id: metaId, changes: z.array(z.unknown()) });
const delivery = z.looseObject({ object: z.unknown(), entry: z.array(z.unknown()) });

/**
 * Of a delivery, the changes whose place is one's own, and nothing that stands beside them; undefined when none is.
 * What cannot be read has no place, so it is nobody's.
 */
export function ownPartOf(payload: unknown, isOwn: (place: MetaPlace) => boolean) {
  const read = delivery.safeParse(payload);
  if (!read.success) return undefined;
  const entries = read.data.entry.flatMap((raw) => {
    const known = entry.safeParse(raw);
    if (!known.success) return [];
    const { id, changes } = known.data;
    const own = changes.filter((one) => {
      if (read.data.object === "ad_account") return isOwn({ adAccountId: adAccountIdOf(id) });
      const place = change.safeParse(one);
      return isOwn({ wabaId: id, phoneNumberId: place.data?.value.metadata?.phone_number_id });
    });
    return own.length > 0 ? [{ id, changes: own }] : [];
  });
  return entries.length > 0 ? { object: read.data.object, entry: entries } : undefined;
}
