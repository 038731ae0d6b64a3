import { z } from "zod";
import type { Profile, ProfileField } from "@/db/schema/profile";

export type { FormField, Profile, ProfileField } from "@/db/schema/profile";

export const profileFields = [
  "about",
  "description",
  "address",
  "email",
  "websites",
  "vertical",
  "picture",
] as const satisfies ProfileField[];

export const emptyProfile: Profile = {
  about: "",
  description: "",
  address: "",
  email: "",
  websites: [],
  vertical: "",
  picture: "",
};

/** The kinds of business that Meta knows. */
export const verticals = [
  "ALCOHOL",
  "APPAREL",
  "AUTO",
  "BEAUTY",
  "EDU",
  "ENTERTAIN",
  "EVENT_PLAN",
  "FINANCE",
  "GOVT",
  "GROCERY",
  "HEALTH",
  "HOTEL",
  "NONPROFIT",
  "ONLINE_GAMBLING",
  "OTC_DRUGS",
  "OTHER",
  "PHYSICAL_GAMBLING",
  "PROF_SERVICES",
  "RESTAURANT",
  "RETAIL",
  "TRAVEL",
] as const;
export type Vertical = (typeof verticals)[number];

export const isVertical = (word: string): word is Vertical => (verticals as readonly string[]).includes(word);

type CountedField = Exclude<ProfileField, "vertical" | "picture">;
type Limit = { field: CountedField; source: "documents" | "specification"; asOf: string; most: number };

/** How many characters Meta takes, by what it said and when; of a website, for each. The two do not always agree. */
export const limits: Limit[] = [
  { field: "about", source: "documents", asOf: "2025-11-04", most: 139 },
  { field: "about", source: "specification", asOf: "2025-11-21", most: 139 },
  { field: "address", source: "documents", asOf: "2025-11-04", most: 256 },
  { field: "address", source: "specification", asOf: "2025-11-21", most: 256 },
  { field: "description", source: "documents", asOf: "2025-11-04", most: 512 },
  { field: "description", source: "specification", asOf: "2025-11-21", most: 256 },
  { field: "email", source: "documents", asOf: "2025-11-04", most: 128 },
  { field: "email", source: "specification", asOf: "2025-11-21", most: 128 },
  { field: "websites", source: "documents", asOf: "2025-11-04", most: 256 },
  { field: "websites", source: "specification", asOf: "2025-11-21", most: 256 },
];

export const mostWebsites = 2;

const mostsOf = (field: CountedField) =>
  limits.filter((limit) => limit.field === field).map(({ most }) => most);

/** The wider of Meta's two limits is the one that stops; from the narrower on, Meta may refuse. */
export const limitOf = (field: CountedField) => ({
  most: Math.max(...mostsOf(field)),
  safe: Math.min(...mostsOf(field)),
});

/** Characters as a person counts them, as far as anybody agrees: an emoji of one sign is one. */
export const lengthOf = (text: string) => [...text].length;

/** A website as it is sent: with its scheme, without the slash that stands for nothing; undefined when it is none. */
export function normalWebsite(typed: string): string | undefined {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isPublic = /^[^.].*\.[^.]{2,}$/.test(url.hostname);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || !isPublic) return undefined;
  return url.pathname === "/" && !url.search && !url.hash ? url.origin : url.href;
}

/** What a field of a form holds. */
export type FormValue = string | boolean | string[] | Record<string, string>[];

const normalRow = (row: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(row)
      .map(([name, text]) => [name, text.trim()] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** The value as it is sent: without what was typed beside it, and without rows that hold nothing. */
export function normal<V extends FormValue>(value: V): V;
export function normal(value: FormValue): FormValue {
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return value.replaceAll("\r\n", "\n").trim();
  const isThere = (one: string | Record<string, string>) => Object.values(one).join("").trim() !== "";
  return value
    .filter(isThere)
    .map((one) =>
      typeof one === "string" ? (normalWebsite(one) ?? one.trim()) : normalRow(one),
    ) as FormValue;
}

/** Whether both say the same to a customer. */
export function isSame(one: FormValue | undefined, other: FormValue | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

export type Problem = {
  field: ProfileField;
  /** Which of several websites. */
  index?: number;
  key: "aboutEmpty" | "tooLong" | "emailForm" | "websiteForm" | "verticalUnknown";
  most?: number;
};

const isEmail = (text: string) => z.email().safeParse(text).success;

/** What Meta is sure to refuse; only of the fields that differ from what it has. */
export function problemsOf(profile: Profile, live: Profile): Problem[] {
  const found: Problem[] = [];
  for (const field of profileFields) {
    if (isSame(profile[field], live[field])) continue;
    if (field === "picture") continue;
    if (field === "vertical") {
      const word = normal(profile.vertical);
      if (word && !isVertical(word)) found.push({ field, key: "verticalUnknown" });
      continue;
    }
    const { most } = limitOf(field);
    if (field === "websites") {
      for (const [index, typed] of profile.websites.entries()) {
        if (!typed.trim()) continue;
        const website = normalWebsite(typed);
        if (!website) found.push({ field, index, key: "websiteForm" });
        else if (lengthOf(website) > most) found.push({ field, index, key: "tooLong", most });
      }
      continue;
    }
    const text = normal(profile[field]);
    if (lengthOf(text) > most) found.push({ field, key: "tooLong", most });
    else if (field === "about" && !text) found.push({ field, key: "aboutEmpty" });
    else if (field === "email" && text && !isEmail(text)) found.push({ field, key: "emailForm" });
  }
  return found;
}

/** Postgres refuses a NUL and half of a pair. */
export const typed = z
  .string()
  .max(2000)
  .regex(/^[^\0\p{Surrogate}]*$/u, "Plain words.");

const version = z.int().min(0).max(2_000_000_000);

export const numberInput = z.strictObject({ numberId: z.uuid() });

/** `version` is what the writer saw: whoever comes second is told, and nothing is overwritten. */
export const versionInput = numberInput.extend({ version });

export const saveDraftInput = versionInput.extend({
  /** The whole form, as it was typed: a draft may be wrong until it is sent. */
  profile: z.strictObject({
    about: typed,
    description: typed,
    address: typed,
    email: typed,
    websites: z.array(typed).max(mostWebsites),
    vertical: typed,
    picture: z.union([z.literal(""), z.uuid()]),
  }),
  /** Fields in which the writer has seen what Meta has now, and chosen. */
  settled: z.array(z.enum(profileFields)).max(profileFields.length),
});

export const bringBackInput = versionInput.extend({ revisionId: z.uuid() });

export const applyInput = z.strictObject({
  fromNumberId: z.uuid(),
  fields: z.array(z.enum(profileFields)).min(1).max(profileFields.length),
  numberIds: z.array(z.uuid()).min(1).max(100),
});

export type ApplyInput = z.output<typeof applyInput>;
export type NumberInput = z.output<typeof numberInput>;
export type VersionInput = z.output<typeof versionInput>;
export type SaveDraftInput = z.output<typeof saveDraftInput>;
export type BringBackInput = z.output<typeof bringBackInput>;

/** What Meta's own programs take; where a picture may be smaller, it says nothing. */
export const smallestPicture = 192;
export const pictureSize = 640;
export const largestPictureBytes = 10 * 1024 * 1024;
export const pictureTypes = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"] as const;

const pixels = z.coerce.number().int().min(0).max(100_000);

/** The square that was chosen, in pixels of the picture as it is seen. */
export const cropInput = z.strictObject({
  numberId: z.uuid(),
  x: pixels,
  y: pixels,
  size: pixels.min(1),
});
export type CropInput = z.output<typeof cropInput>;
