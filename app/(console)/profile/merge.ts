import { isSame, type Profile, type ProfileField, profileFields } from "@/server/profile/schemas";

export type Seen = { version: number; working: Profile };

/** The fields that differ between what is on the form and what it began with. */
export const changedFields = (typed: Profile, seen: Profile): ProfileField[] =>
  profileFields.filter((field) => !isSame(typed[field], seen[field]));

/** What becomes of a form when somebody else saved meanwhile: both changes, and the fields that both changed otherwise. */
export function merge(typed: Profile, seen: Profile, theirs: Profile) {
  const clashes: ProfileField[] = [];
  const taken: ProfileField[] = [];
  const merged = { ...typed };
  for (const field of profileFields) {
    if (isSame(theirs[field], seen[field]) || isSame(theirs[field], typed[field])) continue;
    if (isSame(typed[field], seen[field])) {
      Object.assign(merged, { [field]: theirs[field] });
      taken.push(field);
    } else clashes.push(field);
  }
  return { merged, clashes, taken };
}
