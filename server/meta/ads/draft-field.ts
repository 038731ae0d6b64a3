/** The part of a draft that a refusal is about. */
export type DraftField =
  | "name"
  | "objective"
  | "goal"
  | "destination"
  | "pageId"
  | "whatsappNumber"
  | "instagramUserId"
  | "specialCategories"
  | "budget"
  | "bid"
  | "startAt"
  | "endAt"
  | "dayParts"
  | "places"
  | "ageMin"
  | "genders"
  | "locales"
  | "details"
  | "customAudiences"
  | "placements"
  | "dsa"
  | "regional"
  | "conversion"
  | "content"
  | "post"
  | "text"
  | "headline"
  | "welcome";

/** Which part of a draft a parameter of Meta's stands for. */
const fields: Record<string, DraftField> = {
  name: "name",
  objective: "objective",
  optimization_goal: "goal",
  destination_type: "destination",
  page_id: "pageId",
  whatsapp_phone_number: "whatsappNumber",
  instagram_user_id: "instagramUserId",
  instagram_actor_id: "instagramUserId",
  special_ad_categories: "specialCategories",
  special_ad_category_country: "specialCategories",
  daily_budget: "budget",
  lifetime_budget: "budget",
  spend_cap: "budget",
  bid_strategy: "bid",
  bid_amount: "bid",
  start_time: "startAt",
  end_time: "endAt",
  adset_schedule: "dayParts",
  geo_locations: "places",
  excluded_geo_locations: "places",
  age_min: "ageMin",
  age_max: "ageMin",
  age_range: "ageMin",
  genders: "genders",
  locales: "locales",
  flexible_spec: "details",
  interests: "details",
  behaviors: "details",
  custom_audiences: "customAudiences",
  excluded_custom_audiences: "customAudiences",
  publisher_platforms: "placements",
  dsa_beneficiary: "dsa",
  dsa_payor: "dsa",
  regional_regulated_categories: "regional",
  regional_regulation_identities: "regional",
  pixel_id: "conversion",
  custom_event_type: "conversion",
  object_story_spec: "content",
  image_hash: "content",
  video_id: "content",
  child_attachments: "content",
  object_story_id: "post",
  source_instagram_media_id: "post",
  message: "text",
  title: "headline",
  page_welcome_message: "welcome",
};

/** The field behind the innermost parameter that we know of what Meta blames. */
export function fieldBlamed(blamed: string[]): DraftField | undefined {
  for (const path of blamed) {
    for (const part of path.split(".").reverse()) {
      const field = part.endsWith("_positions") ? "placements" : fields[part];
      if (field) return field;
    }
  }
  return undefined;
}
