import type { Heard } from "../testing";
import { regionalCategories } from "./regional";

type Field = { name: string; type: string };
type Endpoint = { node: string; endpoint: string; method: string; returns?: string; params: Field[] };
type Enum = { values?: string[]; new_in_v26?: string[]; same_as?: string };
type Described = {
  endpoints: Endpoint[];
  objects: Record<string, { fields: Field[] }>;
  enums?: Record<string, Enum>;
};

export type Problem = { at: string; value?: unknown };

/** What every Graph call takes, and what a file is sent as. */
const everywhere = ["limit", "after", "appsecret_proof"];

/** What Meta's documents have and its description lacks. */
const exceptions = {
  edges: {
    "GET search": ["type", "q", "location_types", "locale"],
    "GET AdAccount/customaudiences": [] as string[],
    "GET Page/published_posts": [] as string[],
    "GET PagePost": [] as string[],
    "GET IGUser/media": [] as string[],
    "GET IGMedia": [] as string[],
    "GET AdVideo": [] as string[],
    "GET AdAccount/subscribed_apps": [] as string[],
    "POST AdAccount/subscribed_apps": ["app_id"],
    "DELETE AdAccount/subscribed_apps": ["app_id"],
    "GET AdVideo/thumbnails": [] as string[],
  } as Record<string, string[]>,
  // Posts, which its part about ads does not describe.
  fields: {
    PagePost:
      "id message story created_time full_picture permalink_url is_eligible_for_promotion promotable_id status_type".split(
        " ",
      ),
    IGMedia:
      "id caption timestamp media_type media_product_type media_url thumbnail_url permalink boost_eligibility_info".split(
        " ",
      ),
  } as Record<string, string[]>,
  returns: { published_posts: "PagePost", media: "IGMedia" } as Record<string, string>,
  // Its regional categories are numbers; Meta's documents call them by name.
  values: ["INSTAGRAM_MESSAGE", ...regionalCategories],
};

/** Parameters that the description calls an object, and what stands in them. */
const inside: Record<string, string> = {
  promoted_object: "AdPromotedObject",
  targeting_spec: "Targeting",
  asset_feed_spec: "AdAssetFeedSpec",
  regional_regulation_identities: "RegionalRegulationIdentities",
  adset_spec: "POST AdAccount/adsets",
  campaign_spec: "POST AdAccount/campaigns",
  creative: "POST AdAccount/adcreatives",
};

/** Reads Meta's description of its API, to say what in a request it does not know. */
export function describeMarketing(...parts: Described[]) {
  const endpoints = parts.flatMap((part) => part.endpoints);
  const objects: Described["objects"] = Object.assign({}, ...parts.map((part) => part.objects));
  const enums: Record<string, Enum> = Object.assign({}, ...parts.map((part) => part.enums ?? {}));

  const valuesOf = (name: string): string[] | undefined => {
    const one = enums[name];
    if (!one) return undefined;
    if (one.same_as) return valuesOf(one.same_as);
    return [...(one.values ?? []), ...(one.new_in_v26 ?? [])];
  };

  function membersOf(name: string): Field[] | undefined {
    const endpoint = endpoints.find((one) => `${one.method} ${one.node}/${one.endpoint}` === name);
    // A creative stands for itself by its id.
    if (name === "POST AdAccount/adcreatives")
      return [...(endpoint?.params ?? []), { name: "creative_id", type: "string" }];
    return endpoint?.params ?? objects[name]?.fields;
  }

  function check(value: unknown, type: string, at: string): Problem[] {
    const list = /^list<(.+)>$/.exec(type)?.[1];
    if (list) {
      if (!Array.isArray(value)) return [{ at, value }];
      return value.flatMap((item, index) => check(item, list, `${at}.${index}`));
    }
    const values = valuesOf(type);
    if (values) {
      const isKnown = values.includes(String(value)) || exceptions.values.includes(String(value));
      return isKnown ? [] : [{ at, value }];
    }
    const name = at.split(".").at(-1) ?? "";
    const members = membersOf(inside[name] ?? type);
    if (members && typeof value === "object") return checkMembers(value as object, members, at);
    const isRight = {
      string: typeof value === "string",
      bool: typeof value === "boolean",
      int: isWhole(value),
      "unsigned int": isWhole(value) && Number(value) >= 0,
      float: typeof value === "number",
      // Nought takes an end away.
      datetime: value === 0 || (typeof value === "string" && !Number.isNaN(Date.parse(value))),
    }[type];
    return isRight === false ? [{ at, value }] : [];
  }

  function checkMembers(value: object, members: Field[], at: string): Problem[] {
    return Object.entries(value).flatMap(([key, inner]) => {
      const path = at ? `${at}.${key}` : key;
      const member = members.find(({ name }) => name === key);
      return member ? check(inner, member.type, path) : [{ at: path, value: inner }];
    });
  }

  return {
    problems(node: string, heard: Heard): Problem[] {
      const url = new URL(heard.url, "http://meta");
      const [, , ...path] = url.pathname.split("/");
      const edge = node === "search" ? undefined : path[1];
      const here = node === "search" ? "GET search" : `${heard.method} ${node}${edge ? `/${edge}` : ""}`;
      const endpoint = endpoints.find(
        (one) =>
          one.node === node && one.method === heard.method && one.endpoint === (edge ?? endpointOf(heard)),
      );
      const excepted = exceptions.edges[here];
      if (!endpoint && !excepted) return [{ at: `${here} is not known` }];
      const members = [
        ...(endpoint?.params ?? []),
        ...[...everywhere, ...(excepted ?? [])].map((name) => ({ name, type: "?" })),
      ];
      const { fields, ...said } = saidBy(heard, url);
      const read = edge ? (exceptions.returns[edge] ?? endpoint?.returns ?? "") : node;
      const columns =
        exceptions.fields[read] ??
        objects[edge === "insights" ? "AdsInsights" : read]?.fields.map(({ name }) => name);
      const unknown = String(fields ?? "")
        .split(",")
        .filter((field) => field && columns && !columns.includes(field));
      return [...checkMembers(said, members, ""), ...unknown.map((field) => ({ at: `fields.${field}` }))];
    },
  };
}

const endpointOf = ({ method }: Heard) => ({ GET: "#get", POST: "#update", DELETE: "#delete" })[method];

const isWhole = (value: unknown) =>
  Number.isSafeInteger(value) || (typeof value === "string" && /^\d+$/.test(value));

/** What was said, wherever it stood; in an address lists and objects are JSON. */
function saidBy({ body, headers }: Heard, url: URL): Record<string, unknown> {
  const text = body.toString("utf8");
  if (headers["content-type"]?.startsWith("application/json")) return JSON.parse(text);
  const said: Record<string, unknown> = Object.fromEntries(
    [...url.searchParams].map(([key, value]) => [
      key,
      /^[[{]|^(true|false)$/.test(value) ? JSON.parse(value) : value,
    ]),
  );
  for (const [, name = ""] of text.matchAll(/ name="(\w+)"/g)) said[name] = "";
  return said;
}
