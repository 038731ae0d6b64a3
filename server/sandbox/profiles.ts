import { z } from "zod";
import { HttpError } from "./http";
import type { World } from "./world";

/** What customers see of a number; its id is the number's. */
export type Profile = {
  id: string;
  about: string;
  address: string;
  description: string;
  email: string;
  websites: string[];
  vertical: string;
  /** The file of its picture. */
  mediaId?: string;
};

export const profileOf = ({ profiles }: World, id: string): Profile =>
  profiles.get(id) ?? {
    id,
    about: "",
    address: "",
    description: "",
    email: "",
    websites: [],
    vertical: "",
  };

export function changeProfile(world: World, id: string, change: Partial<Profile>): Profile {
  const profile = world.profiles.put({ ...profileOf(world, id), ...change, id });
  world.changes.emit("business");
  return profile;
}

const elsewhere = z
  .strictObject({
    id: z.string(),
    about: z.string(),
    address: z.string(),
    description: z.string(),
    email: z.string(),
    websites: z.array(z.string()).max(2),
    vertical: z.string(),
  })
  .partial()
  .required({ id: true });

/** Somebody changes a profile in Meta's own manager, and no program hears of it. */
export function changeProfileElsewhere(world: World, body: unknown): Profile {
  const { id, ...change } = elsewhere.parse(body);
  if (!world.numbers.get(id)) throw new HttpError(404, `There is no ${id} here.`);
  return changeProfile(world, id, change);
}
