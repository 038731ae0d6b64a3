import { type Profile, type ProfileField, profileFields } from "./schemas";

export type Completeness = {
  /** Of a hundred. */
  score: number;
  missing: ProfileField[];
};

/** How much customers notice of each. */
const weights: Record<ProfileField, number> = {
  picture: 20,
  description: 20,
  about: 15,
  vertical: 15,
  address: 10,
  email: 10,
  websites: 10,
};

/** How much of its profile a business uses. "Other" tells a customer as little as nothing. */
export function completenessOf(profile: Profile): Completeness {
  const isThere = (field: ProfileField) =>
    field === "vertical" ? !["", "OTHER", "UNDEFINED"].includes(profile.vertical) : profile[field].length > 0;
  const missing = profileFields.filter((field) => !isThere(field));
  return { score: 100 - missing.reduce((sum, field) => sum + weights[field], 0), missing };
}
