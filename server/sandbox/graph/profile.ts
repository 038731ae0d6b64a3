import type { BusinessNumber } from "../business";
import { findMedia, readMedia } from "../media";
import { changeProfile, type Profile, profileOf } from "../profiles";
import type { World } from "../world";
import { GraphError } from "./errors";
import { mediaOfHandle } from "./uploads";

const verticals = [
  "",
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
];

const fields = ["about", "address", "description", "email", "websites", "vertical", "profile_picture_url"];

export const picturePath = "/pictures/";

/** Empty fields are left out, as Meta does. */
export function readProfile(world: World, { id }: BusinessNumber, query: URLSearchParams, base: string) {
  const asked = (query.get("fields") ?? fields.join(",")).split(",").map((field) => field.trim());
  const unknown = asked.find((field) => field !== "messaging_product" && !fields.includes(field));
  if (unknown) {
    const message = `(#100) Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessProfile)`;
    throw new GraphError(100, { message });
  }
  const { mediaId, ...words } = profileOf(world, id);
  const profile_picture_url = mediaId ? `${base}${picturePath}${mediaId}.jpg?oe=${world.now()}` : "";
  const profile: Record<string, string | string[]> = { ...words, profile_picture_url };
  const shown = asked.flatMap((field) => (profile[field]?.length ? [[field, profile[field]]] : []));
  return { data: [{ ...Object.fromEntries(shown), messaging_product: "whatsapp" }] };
}

/** Anybody may see a profile's picture, with no token. */
export function findPicture(world: World, pathname: string) {
  const id = pathname.slice(picturePath.length).replace(/\.jpg$/, "");
  const media = world.profiles.all().some(({ mediaId }) => mediaId === id) && findMedia(world, id);
  return media ? { mimeType: media.mimeType, bytes: readMedia(world, media) } : undefined;
}

const refuse = (message: string) => new GraphError(100, { message: `(#100) ${message}` });

function text(field: string, value: unknown, most: number): string {
  if (typeof value !== "string") throw refuse(`Param ${field} must be a string.`);
  if ([...value].length > most) throw refuse(`Param ${field} must be at most ${most} characters long.`);
  return value;
}

function website(value: unknown, at: number): string {
  const address = text(`websites[${at}]`, value, 256);
  const url = /^https?:\/\//.test(address) && URL.canParse(address) ? new URL(address) : undefined;
  // Meta looks an address up. A name under .invalid never leads anywhere.
  if (!url || url.hostname.endsWith(".invalid")) {
    throw refuse(`Param websites[${at}] must be a valid URL that can be reached.`);
  }
  return address;
}

const readers: Record<string, (value: unknown, world: World) => Partial<Profile>> = {
  profile_picture_handle: (value, world) => ({ mediaId: mediaOfHandle(world, value) }),
  about(value) {
    const about = text("about", value, 139);
    if (!about) throw refuse("Param about must not be empty.");
    return { about };
  },
  address: (value) => ({ address: text("address", value, 256) }),
  description: (value) => ({ description: text("description", value, 512) }),
  email(value) {
    const email = text("email", value, 128);
    if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      throw refuse("Param email must be a valid email address.");
    }
    return { email };
  },
  websites(value) {
    if (!Array.isArray(value) || value.length > 2)
      throw refuse("Param websites must be an array of at most 2.");
    return { websites: value.map(website) };
  },
  vertical(value) {
    const vertical = text("vertical", value, 40);
    if (!verticals.includes(vertical))
      throw refuse(`Param vertical must be one of {${verticals.join(", ")}}.`);
    return { vertical };
  },
};

/** Takes all of a change, or nothing of it. */
export function writeProfile(world: World, { id }: BusinessNumber, body: unknown) {
  const { messaging_product, ...asked } = (body ?? {}) as Record<string, unknown>;
  if (messaging_product !== "whatsapp") throw refuse("The parameter messaging_product is required.");
  const change = Object.entries(asked).map(([field, value]) => {
    const reader = Object.hasOwn(readers, field) ? readers[field] : undefined;
    if (!reader) throw refuse(`Unexpected key "${field}" on param.`);
    return reader(value, world);
  });
  changeProfile(world, id, Object.assign({}, ...change));
  return { success: true };
}
