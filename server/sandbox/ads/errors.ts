import { GraphError } from "../graph/errors";

type Known = { code: number; title: string; says: string; blame?: string[] };

/** Code, subcode, Meta's title, its words for a person, and the parameter it blames. */
const table = `
100/33 | Unsupported request | The object does not exist or cannot be loaded.
190/458 | Error validating access token | The person has not authorised the app.
190/459 | Your account needs confirming | The person must sign in and confirm.
190/460 | Error validating access token | The session has been invalidated.
190/463 | Error validating access token | The session has expired.
190/464 | Error validating access token | The person is not confirmed.
190/467 | Error validating access token | The access token is invalid.
368/1404163 | Advertising restricted | This account may not advertise.
368/1404078 | Temporarily blocked | You are temporarily blocked from advertising.
200/2859015 | Advertising restricted | Your ad account is restricted.
200/3910001 | Advertising restricted | Your business is restricted.
17/1885172 | Too many changes | The spending limit was changed too often today.
613/1487632 | Too many changes | The budget was changed too often in an hour.
613/1487225 | Too many ads | Too many ads for your daily spending limit.
613/1487742 | Too many calls | There have been too many calls from this ad account.
17/2446079 | User request limit reached | The ad account has reached its limit.
613/5044001 | Too many calls | Too many changes in a second.
4/1504022 | Application request limit | The app has reached its limit for insights.
4/1504039 | Application request limit | The app has reached its limit for insights.
100/1487246 | Invalid phone number | This WhatsApp number is not linked to your account. | promoted_object.whatsapp_phone_number
100/2446885 | No WhatsApp number | Connect a WhatsApp number to your Page. | promoted_object
100/2446886 | No WhatsApp business number | Your Page has no WhatsApp Business number. | promoted_object
100/2446880 | Number disconnected | The WhatsApp number was disconnected.
100/2446509 | Invalid destination | The destination type is invalid. | destination_type
100/2490408 | Performance goal isn't available | This performance goal can't be used with the objective of the campaign. | optimization_goal
100/1885621 | Budget on two levels | Set a budget on the campaign or on its ad sets. | daily_budget
100/4834011 | Missing parameter | Say is_adset_budget_sharing_enabled. | is_adset_budget_sharing_enabled
100/1815857 | Bid amount required | Enter a bid amount for this strategy. | bid_amount
100/1870227 | Advantage audience required | Say advantage_audience, 0 or 1. | targeting.targeting_automation
100/1885272 | Your budget is too low | Raise the daily budget. | daily_budget
100/1885650 | Your budget is too low | Raise the budget. | lifetime_budget
100/1487901 | Your budget is too low | It is below what is already spent. | daily_budget
100/2446307 | Your budget is too low | Raise the lifetime budget. | lifetime_budget
100/2238055 | Invalid value | The budget or the Instagram account is not right.
100/1487033 | End in the past | The end date must be in the future. | end_time
100/1487007 | Ad set ended | The ad set has ended; choose another end. | end_time
100/1487694 | Option not available | A detailed targeting option is gone. | targeting.flexible_spec
100/2446394 | Option not available | A detailed targeting option is gone. | targeting.flexible_spec
100/1870088 | Option not available | A targeting option cannot be used. | targeting.flexible_spec
100/1870199 | location_types is gone | Do not send location_types. | targeting.geo_locations
100/1885364 | Location missing | Add at least one location. | targeting.geo_locations
100/1815508 | Unknown placement | This position does not exist. | targeting.instagram_positions
100/2490562 | Placement is gone | The position video_feeds is gone. | targeting.facebook_positions
100/1870165 | Minimum age | The minimum age is 18. | targeting.age_min
100/3858064 | Minimum age | This country asks for a higher minimum age. | targeting.age_min
100/1870034 | Terms not accepted | Accept the terms for custom audiences.
100/1870090 | Terms not accepted | Accept the terms for custom audiences.
100/1870092 | Terms not accepted | Accept the terms of business tools.
100/246003 | Audience flagged | This custom audience was flagged. | targeting.custom_audiences
100/246004 | Audience flagged | This custom audience was flagged. | targeting.custom_audiences
100/2460003 | Conversion flagged | This conversion was flagged.
100/2460004 | Conversion flagged | This conversion was flagged.
100/3858079 | Payer missing | Name who pays for this ad. | dsa_payor
100/3858081 | Beneficiary missing | Name who benefits from this ad. | dsa_beneficiary
100/3858152 | Beneficiary missing | Name who benefits and who pays. | dsa_beneficiary
100/3858634 | Verification missing | The beneficiary is not verified. | regional_regulation_identities
100/3858636 | Verification missing | The payer is not verified. | regional_regulation_identities
100/1815573 | Creative can't be changed | Create another creative.
100/3858504 | standard_enhancements is gone | Say each enhancement by itself.
100/3858082 | Enrolment missing | Say enroll_status.
105/1815630 | Too many parameters | The call to action must not have a link. | object_story_spec
100/1885392 | Dynamic creative | This objective does not take a dynamic creative. | asset_feed_spec
100/1885998 | Dynamic creative | The ad set is not dynamic.
100/1885553 | Dynamic creative | The ad set takes one dynamic ad.
100/1443048 | Creative malformed | object_story_spec is ill formed. | object_story_spec
100/1443226 | Thumbnail missing | Give image_hash or image_url. | object_story_spec.video_data
100/2061015 | Link missing | The link is missing. | object_story_spec.link_data
100/1487390 | Creative malformed | The creative cannot be used. | creative
100/1815199 | Instagram account | This Instagram account cannot be used. | instagram_user_id
100/2446149 | Instagram account | Name one Instagram account. | instagram_user_id
100/3858258 | Image not downloaded | The image could not be downloaded. | image_url
100/1885183 | App in development mode | The post was made by an app that is not live.
100/2490427 | Ad was rejected | Edit the ad before you turn it on.
100/2490468 | Ad was rejected | Edit the ad before you turn it on.
100/1487566 | Deleted | The campaign was deleted.
100/1487056 | Deleted | The ad set was deleted.
100/1885088 | Archived | Only the name of what is archived can change.
100/3260011 | Goal can't be changed | Goal and conversion are fixed once published. | optimization_goal
100/2708008 | Authorisation missing | Ads about social issues need an authorisation. | special_ad_categories
100/2909034 | Another country | The special category is for another country. | special_ad_category_country
100/1487534 | Too much data | Please reduce the amount of data you're asking for.
`;

const known = new Map<number, Known>(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [codes = "", title = "", says = "", blame] = line.split(" | ");
      const [code, subcode] = codes.split("/").map(Number);
      return [subcode ?? 0, { code: code ?? 100, title, says, blame: blame?.split(".") }];
    }),
);

/** Codes that need no second one. */
const plain: Record<number, string> = {
  1: "An unknown error occurred",
  2: "Service temporarily unavailable",
  4: "Application request limit reached",
  10: "Application does not have permission for this action",
  17: "User request limit reached",
  32: "Page request limit reached",
  102: "Session key invalid or no longer valid",
  104: "Incorrect signature",
  190: "Error validating access token",
  200: "Permissions error",
  222: "Video not visible",
  272: "The person has not the task that this needs",
  294: "Managing advertisements requires the extended permission ads_management",
  341: "Application limit reached",
  351: "There was a problem with your video file",
  352: "The video file you selected is in a format that we don't support",
  368: "The action attempted has been deemed abusive or is otherwise disallowed",
  382: "The video file you tried to upload is too small",
  389: "Unable to fetch video file from URL",
  613: "Calls to this api have exceeded the rate limit",
  2606: "There was a problem showing your ad preview",
  2635: "You are calling a deprecated version of the Ads API",
  2641: "Your ad includes or excludes locations that are currently restricted",
  3018: "The start date of the time range cannot be beyond 37 months from the current date",
  6000: "There was a problem uploading your video file",
  6001: "There was a problem uploading your video file",
  // Each use of the Graph API has an allowance and a code of its own.
  ...Object.fromEntries(
    Array.from({ length: 15 }, (_, use) => [
      80_000 + use,
      "There have been too many calls for this ad account",
    ]),
  ),
};

/** Every failure the desk offers: a subcode, or a code that needs none. */
export const adFailures = [...Object.keys(plain), ...known.keys()].map(Number);

const transient = new Set([1, 2]);

/** A refusal of the Marketing API, in the envelope that ads have: a title, words for a person, and what is to blame. */
export function adError(
  number: number,
  more: { says?: string; blame?: string[]; headers?: Record<string, string> } = {},
): GraphError {
  const one = known.get(number);
  const code = one?.code ?? number;
  const says = more.says ?? one?.says;
  const blame = more.blame ?? one?.blame;
  return new GraphError(code, {
    message: one ? "Invalid parameter" : `(#${number}) ${plain[number] ?? "An error of the sandbox"}`,
    subcode: one && number,
    status: 400,
    user: one && { title: one.title, message: says ?? one.title },
    // Meta writes it as a string here.
    data: blame && JSON.stringify({ blame_field_specs: [blame] }),
    isTransient: transient.has(number),
    headers: more.headers,
  });
}

export const badParam = (name: string, says: string) =>
  new GraphError(100, {
    message: `(#100) ${says}`,
    status: 400,
    user: { title: "Invalid parameter", message: says },
    data: JSON.stringify({ blame_field_specs: [name.split(".")] }),
  });
