import { z } from "zod";
import { callGraph, type GraphResult } from "./client";

type OfNumber = { phoneNumberId: string; token: string };

const word = z.string().optional().catch(undefined);
const business = z.object({
  about: word,
  address: word,
  description: word,
  email: word,
  websites: z.array(z.string()).optional().catch(undefined),
  vertical: word,
  profile_picture_url: word,
});

/** Meta's answers hold the profile itself; its specification puts it one step deeper. */
const profiles = z.object({
  data: z.array(z.union([z.object({ business_profile: business }), business])),
});

export type MetaProfile = {
  about: string;
  address: string;
  description: string;
  email: string;
  websites: string[];
  vertical: string;
  /** An address of Meta's that expires. */
  pictureUrl?: string;
};

/** A number's profile as customers see it; Meta leaves out what is empty. */
export async function readBusinessProfile({
  phoneNumberId,
  token,
}: OfNumber): Promise<GraphResult<MetaProfile>> {
  const result = await callGraph({
    method: "GET",
    path: `${phoneNumberId}/whatsapp_business_profile`,
    token,
    query: { fields: Object.keys(business.shape).join(",") },
    answer: profiles,
  });
  if (!result.ok) return result;
  const [first = {}] = result.value.data;
  const found: z.output<typeof business> = "business_profile" in first ? first.business_profile : first;
  return {
    ...result,
    value: {
      about: found.about ?? "",
      address: found.address ?? "",
      description: found.description ?? "",
      email: found.email ?? "",
      websites: found.websites ?? [],
      vertical: found.vertical ?? "",
      pictureUrl: found.profile_picture_url || undefined,
    },
  };
}

export type ProfileChange = Partial<Omit<MetaProfile, "pictureUrl">> & { profile_picture_handle?: string };

/** Changes these fields and no others; asked again, it changes nothing more. */
export const writeBusinessProfile = ({
  phoneNumberId,
  token,
  change,
}: OfNumber & { change: ProfileChange }) =>
  callGraph({
    method: "POST",
    path: `${phoneNumberId}/whatsapp_business_profile`,
    token,
    json: { messaging_product: "whatsapp", ...change },
    answer: z.object({ success: z.literal(true) }),
  });
