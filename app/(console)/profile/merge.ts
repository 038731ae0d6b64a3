import type { Form } from "@/server/profile/profile-state";
import { isSame, profileFields } from "@/server/profile/schemas";
import { starterFields } from "@/server/profile/starters/schemas";

export type Seen<F> = { version: number; working: F };

/** The fields of a form, in the order in which they stand on it. */
const fieldsOf = <F extends Form>(form: F) =>
  [...profileFields, ...starterFields].filter((field) => field in form) as (keyof F & keyof Form)[];

/** The fields that differ between what is on the form and what it began with. */
export const changedFields = <F extends Form>(typed: F, seen: F) =>
  fieldsOf(typed).filter((field) => !isSame(typed[field], seen[field]));

/** What becomes of a form when somebody else saved meanwhile: both changes, and the fields that both changed otherwise. */
export function merge<F extends Form>(typed: F, seen: F, theirs: F) {
  const clashes: (keyof F & keyof Form)[] = [];
  const taken: (keyof F & keyof Form)[] = [];
  const merged = { ...typed };
  for (const field of fieldsOf(typed)) {
    if (isSame(theirs[field], seen[field]) || isSame(theirs[field], typed[field])) continue;
    if (isSame(typed[field], seen[field])) {
      Object.assign(merged, { [field]: theirs[field] });
      taken.push(field);
    } else clashes.push(field);
  }
  return { merged, clashes, taken };
}
