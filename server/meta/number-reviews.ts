import { z } from "zod";
import { callGraph, type GraphResult } from "./client";

type OfNumber = { phoneNumberId: string; token: string };

const word = z.string().optional().catch(undefined);
const success = z.object({ success: z.literal(true) });

const named = z.object({
  verified_name: word,
  name_status: word,
  new_display_name: word,
  new_name_status: word,
});

export type NameAtMeta = {
  current: string;
  status?: string;
  /** The name that was asked for, as long as Meta mentions it. */
  asked?: { name: string; status?: string };
};

/** The name customers see, and the one that is to take its place. */
export async function readName({ phoneNumberId, token }: OfNumber): Promise<GraphResult<NameAtMeta>> {
  const fields = Object.keys(named.shape).join(",");
  const result = await callGraph({
    method: "GET",
    path: phoneNumberId,
    token,
    query: { fields },
    answer: named,
  });
  if (!result.ok) return result;
  const { verified_name, name_status, new_display_name, new_name_status } = result.value;
  const asked = new_display_name ? { name: new_display_name, status: new_name_status } : undefined;
  return { ...result, value: { current: verified_name ?? "", status: name_status, asked } };
}

/** Asks for another name; customers see it when Meta has approved it. */
export const requestName = ({ phoneNumberId, token, name }: OfNumber & { name: string }) =>
  callGraph({
    method: "POST",
    path: phoneNumberId,
    token,
    json: { new_display_name: name },
    answer: success,
  });

const official = z.object({ oba_status: word, status_message: word });

export type OfficialAtMeta = { status?: string; message?: string };

/** How far the application for an Official Business Account has come. */
export async function readOfficial({ phoneNumberId, token }: OfNumber): Promise<GraphResult<OfficialAtMeta>> {
  const result = await callGraph({
    method: "GET",
    path: `${phoneNumberId}/official_business_account`,
    token,
    query: { fields: Object.keys(official.shape).join(",") },
    answer: official,
  });
  if (!result.ok) return result;
  const { oba_status: status, status_message: message } = result.value;
  return { ...result, value: { status, message } };
}

export type Application = {
  businessName: string;
  website: string;
  country: string;
  language: string;
  brand: string;
  links: string[];
  more: string;
  /** Meta refused one before. */
  isAgain: boolean;
};

/** Meta's documents (5 April 2026) name the fields that stand here, its specification v23 an action with data of its own. */
export const applyForOfficial = ({
  phoneNumberId,
  token,
  application: { businessName, website, country, language, brand, links, more, isAgain },
}: OfNumber & { application: Application }) =>
  callGraph({
    method: "POST",
    path: `${phoneNumberId}/official_business_account`,
    token,
    json: {
      action: isAgain ? "RESUBMIT_APPLICATION" : "SUBMIT_APPLICATION",
      application_data: { business_name: businessName, website_url: website },
      business_website_url: website,
      primary_country_of_operation: country,
      ...(language && { primary_language: language }),
      ...(brand && { parent_business_or_brand: brand }),
      ...(links.length > 0 && { supporting_links: links }),
      ...(more && { additional_supporting_information: more }),
    },
    answer: success,
  });
