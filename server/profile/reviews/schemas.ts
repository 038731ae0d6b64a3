import { z } from "zod";
import type { OfficialApplication } from "@/db/schema/profile";
import { line } from "../../line";
import { lengthOf, normalWebsite } from "../schemas";

export type { OfficialApplication, ReviewKind, ReviewStatus } from "@/db/schema/profile";

export const shortestName = 2;
export const longestName = 75;
export const mostLinks = 5;
const longestText = 1000;

/** Meta takes a refused application again after so long. */
export const retryAfterMs = 30 * 24 * 60 * 60_000;

/** A name as it is asked for: one space where several were typed. */
export const normalName = (typed: string) => typed.replace(/\s+/g, " ").trim();

/** Whether customers would read the same name. */
export const isSameName = (one: string, other: string) => normalName(one) === normalName(other);

export type NameProblem = "length" | "same";

/** What Meta is sure to refuse of a name, or need not be asked. */
export function problemOfName(typed: string, current: string): NameProblem | undefined {
  const length = lengthOf(normalName(typed));
  if (length < shortestName || length > longestName) return "length";
  return isSameName(typed, current) ? "same" : undefined;
}

export type ApplicationField = keyof OfficialApplication;
export type ApplicationProblem = {
  field: ApplicationField;
  /** Which of several links. */
  index?: number;
  key: "websiteForm" | "missing";
};

/** What Meta is sure to refuse of an application. */
export function problemsOfApplication({
  website,
  country,
  links,
}: OfficialApplication): ApplicationProblem[] {
  const found: ApplicationProblem[] = [];
  if (!website.trim()) found.push({ field: "website", key: "missing" });
  else if (!normalWebsite(website)) found.push({ field: "website", key: "websiteForm" });
  if (!country.trim()) found.push({ field: "country", key: "missing" });
  for (const [index, link] of links.entries()) {
    if (link.trim() && !normalWebsite(link)) found.push({ field: "links", index, key: "websiteForm" });
  }
  return found;
}

/** The application as it is sent: whole addresses, and no empty lines. */
export const normalApplication = (typed: OfficialApplication): OfficialApplication => ({
  website: normalWebsite(typed.website) ?? typed.website.trim(),
  country: typed.country.trim(),
  language: typed.language.trim(),
  brand: normalName(typed.brand),
  links: typed.links.flatMap((link) => normalWebsite(link) ?? []),
  more: typed.more.trim(),
});

const numberId = z.uuid();
const address = line.pipe(z.string().max(2000));
const sampleAddress = "https://luna.example";

export const requestNameInput = z.strictObject({
  numberId,
  name: line.pipe(z.string().max(500)).meta({ examples: ["Boulangerie Luna Ixelles"] }),
});

export const applyForOfficialInput = z.strictObject({
  numberId,
  application: z.strictObject({
    website: address.meta({ examples: [sampleAddress] }),
    country: line.pipe(z.string().max(100)),
    language: line.pipe(z.string().max(100)),
    brand: line.pipe(z.string().max(255)),
    links: z.array(address.meta({ examples: [sampleAddress] })).max(mostLinks),
    more: z
      .string()
      .max(longestText)
      .regex(/^[^\0\p{Surrogate}]*$/u, "Plain words."),
  }),
});

export type RequestNameInput = z.output<typeof requestNameInput>;
export type ApplyForOfficialInput = z.output<typeof applyForOfficialInput>;
