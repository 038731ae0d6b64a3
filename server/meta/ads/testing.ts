import type { AdSetSpec } from "./ad-set";
import type { CampaignSpec } from "./campaign";
import type { CreativeSpec } from "./creative";
import type { Audience } from "./targeting";

/** A bakery's campaign, complete, for tests to change a thing or two of. */
export const onAccount = { accountId: "1000000000000001", token: "EAAtoken" };

export const campaignSpec: CampaignSpec = {
  name: "Autumn bread",
  objective: "OUTCOME_ENGAGEMENT",
  specialCategories: [],
  specialCountries: [],
};

export const audience: Audience = {
  places: [
    { kind: "country", key: "BE" },
    { kind: "region", key: "404", name: "Hainaut" },
    { kind: "zip", key: "BE:1050" },
    { kind: "city", key: "176294", name: "Brussels", radiusKm: 17 },
    { kind: "point", latitude: 50.8467, longitude: 4.3525, radiusKm: 3 },
  ],
  excludedPlaces: [{ kind: "country", key: "NL" }],
  ageMin: 25,
  ageMax: 54,
  genders: ["women"],
  locales: [9, 14],
  details: [
    [
      { kind: "interests", id: "6003348604581", name: "Bread" },
      { kind: "behaviors", id: "6002714895372" },
    ],
    [{ kind: "life_events", id: "6002714398172" }],
  ],
  customAudiences: [{ id: "23840000000000001" }],
  excludedCustomAudiences: [{ id: "23840000000000002" }],
  isAdvantage: false,
};

export const adSetSpec: AdSetSpec = {
  name: "Brussels, women 25 to 54",
  campaignId: "120200000000000001",
  destination: "WHATSAPP",
  goal: "CONVERSATIONS",
  pageId: "2000000000000001",
  whatsappNumber: "15550783881",
  budget: { kind: "daily", amount: 1500 },
  dayParts: [],
  audience,
  dsa: { beneficiary: "Boulangerie Luna", payor: "Boulangerie Luna" },
};

export const creativeSpec: CreativeSpec = {
  name: "Fresh bread",
  pageId: "2000000000000001",
  instagramUserId: "17840000000000001",
  destination: "WHATSAPP",
  content: {
    kind: "image",
    imageHash: "02bee5277ec507b6fd0f9b9ff2f22d9c",
    text: "Reserve your loaf and skip the queue.",
    headline: "Fresh bread every morning",
    description: "From six o'clock",
  },
  welcome: {
    kind: "questions",
    greeting: "Hello! Which bread may we keep for you?",
    questions: [{ title: "Do you have sourdough?" }, { title: "When do you open?" }],
  },
  urlTags: "utm_source=facebook",
};
