export type Place = {
  key: string;
  name: string;
  type: "country" | "region" | "city" | "zip";
  country: string;
  region?: string;
  /** Adults on Facebook and Instagram, roughly. */
  people: number;
};

const table = `
BE | Belgium | country | BE | | 8200000
FR | France | country | FR | | 45000000
NL | Netherlands | country | NL | | 13500000
LU | Luxembourg | country | LU | | 520000
DE | Germany | country | DE | | 58000000
ES | Spain | country | ES | | 34000000
PT | Portugal | country | PT | | 7900000
IE | Ireland | country | IE | | 3900000
IT | Italy | country | IT | | 42000000
GB | United Kingdom | country | GB | | 50000000
MA | Morocco | country | MA | | 24000000
MX | Mexico | country | MX | | 92000000
BR | Brazil | country | BR | | 140000000
IN | India | country | IN | | 480000000
JP | Japan | country | JP | | 62000000
TH | Thailand | country | TH | | 49000000
ID | Indonesia | country | ID | | 140000000
SG | Singapore | country | SG | | 4600000
TW | Taiwan | country | TW | | 17000000
US | United States | country | US | | 230000000
303 | Brussels Region | region | BE | | 950000
304 | Hainaut | region | BE | | 930000
305 | Flemish Brabant | region | BE | | 820000
461 | Île-de-France | region | FR | | 9100000
480 | North Holland | region | NL | | 2300000
176294 | Brussels | city | BE | Brussels Region | 780000
176296 | Charleroi | city | BE | Hainaut | 160000
176301 | Ghent | city | BE | East Flanders | 210000
777934 | Paris | city | FR | Île-de-France | 2200000
787000 | Lille | city | FR | Hauts-de-France | 240000
1648772 | Amsterdam | city | NL | North Holland | 760000
1650100 | Utrecht | city | NL | Utrecht | 310000
682827 | Madrid | city | ES | Madrid | 2900000
1522210 | Mexico City | city | MX | Mexico City | 7900000
BE:1000 | 1000 | zip | BE | Brussels Region | 62000
BE:1050 | 1050 | zip | BE | Brussels Region | 71000
FR:75011 | 75011 | zip | FR | Île-de-France | 118000
`;

export const places: Place[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [key = "", name = "", type = "", country = "", region, people] = line
      .split("|")
      .map((cell) => cell.trim());
    return {
      key,
      name,
      type: type as Place["type"],
      country,
      region: region || undefined,
      people: Number(people),
    };
  });

export const languages = [
  [6, "English (UK)"],
  [9, "French (France)"],
  [14, "Dutch"],
  [23, "Spanish"],
  [5, "German"],
  [10, "Italian"],
  [16, "Portuguese (Brazil)"],
  [28, "Arabic"],
].map(([key, name]) => ({ key: Number(key), name: String(name) }));

export const details = [
  ["6003348604581", "Bread", "interests", "Interests/Food and drink/Bread", 210_000_000],
  ["6003252179711", "Bakery", "interests", "Interests/Food and drink/Bakery", 96_000_000],
  ["6003012126187", "Pastry", "interests", "Interests/Food and drink/Pastry", 61_000_000],
  ["6003629266583", "Coffee", "interests", "Interests/Food and drink/Coffee", 540_000_000],
  ["6003076016339", "Restaurants", "interests", "Interests/Food and drink/Restaurants", 690_000_000],
  ["6003384248805", "Fitness and wellness", "interests", "Interests/Fitness and wellness", 810_000_000],
  ["6002714895372", "Frequent travellers", "behaviors", "Behaviours/Travel/Frequent travellers", 180_000_000],
  ["6071631541183", "Engaged shoppers", "behaviors", "Behaviours/Purchases/Engaged shoppers", 230_000_000],
  ["6002714398172", "Newly married", "life_events", "Demographics/Life events/Newly married", 9_000_000],
].map(([id, name, type, path, people]) => ({
  id: String(id),
  name: String(name),
  type: String(type),
  path: String(path).split("/"),
  people: Number(people),
}));

/** Where the law asks who benefits and who pays. */
export const europeanUnion = new Set(
  "AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** Where an advertiser must be at least this old to be shown to. */
export const oldestMinimum: Record<string, number> = { TH: 20, ID: 21 };

type Geo = {
  countries?: string[];
  regions?: { key: string }[];
  cities?: { key: string }[];
  zips?: { key: string }[];
  custom_locations?: unknown[];
};

/** The places of a targeting that are known here. */
export function placesIn(geo: Geo = {}): Place[] {
  const keyed = [...(geo.regions ?? []), ...(geo.cities ?? []), ...(geo.zips ?? [])].map(({ key }) =>
    String(key),
  );
  const keys = new Set([...(geo.countries ?? []), ...keyed]);
  return places.filter(({ key }) => keys.has(key));
}

/** The countries a targeting reaches; none when it only has points on a map. */
export const countriesIn = (geo: Geo = {}) =>
  new Set([...(geo.countries ?? []), ...placesIn(geo).map(({ country }) => country)]);
