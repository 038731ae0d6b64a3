import { samples } from "../samples";
import { startDesk } from "../testing";

export const account = "act_880000000000001";

export const campaign = {
  name: "Autumn bread",
  objective: "OUTCOME_ENGAGEMENT",
  status: "PAUSED",
  special_ad_categories: ["NONE"],
  is_adset_budget_sharing_enabled: false,
};
export const adSet = {
  name: "Belgium",
  status: "PAUSED",
  destination_type: "WHATSAPP",
  optimization_goal: "CONVERSATIONS",
  billing_event: "IMPRESSIONS",
  bid_strategy: "LOWEST_COST_WITHOUT_CAP",
  daily_budget: 1500,
  promoted_object: { page_id: "104880000000001" },
  targeting: { geo_locations: { countries: ["BE"] }, targeting_automation: { advantage_audience: 0 } },
  dsa_beneficiary: "Luna",
  dsa_payor: "Luna",
};
const greeting = JSON.stringify({
  type: "VISUAL_EDITOR",
  version: 2,
  text_format: {
    customer_action_type: "autofill_message",
    message: { text: "Bonjour !", autofill_message: { content: "Avez-vous du levain ?" } },
  },
});

/** A desk with an image uploaded, and short ways to launch an ad and to be refused. */
export async function startAds() {
  const desk = await startDesk();
  const post = (path: string, body: unknown) => desk.graph(path, body);
  const refusal = async (path: string, body: unknown) => {
    const { status, body: answer } = await post(path, body);
    return { status, code: answer.error?.code, subcode: answer.error?.error_subcode };
  };
  const bytes = Buffer.from(samples.photo().bytes).toString("base64");
  const { body } = await post(`${account}/adimages`, { bytes });
  const { hash } = Object.values(body.images)[0] as { hash: string };
  const creative = (message = "Reserve your loaf") => ({
    name: "Bread",
    object_story_spec: {
      page_id: "104880000000001",
      link_data: {
        link: "https://api.whatsapp.com/send",
        message,
        name: "Fresh bread",
        image_hash: hash,
        call_to_action: { type: "WHATSAPP_MESSAGE", value: { app_destination: "WHATSAPP" } },
        page_welcome_message: greeting,
      },
    },
  });
  const launch = async (message?: string) => {
    const campaignId = (await post(`${account}/campaigns`, campaign)).body.id;
    const adSetId = (await post(`${account}/adsets`, { ...adSet, campaign_id: campaignId })).body.id;
    const creativeId = (await post(`${account}/adcreatives`, creative(message))).body.id;
    const asked = {
      name: "Bread",
      adset_id: adSetId,
      creative: { creative_id: creativeId },
      status: "PAUSED",
    };
    const adId = (await post(`${account}/ads`, asked)).body.id;
    return { campaignId, adSetId, creativeId, adId };
  };
  const turnOn = async (...ids: string[]) => {
    for (const id of ids) await post(id, { status: "ACTIVE" });
  };
  const statusOf = async (id: string) =>
    (await desk.graph(`${id}?fields=effective_status`)).body.effective_status;
  return { ...desk, post, refusal, creative, launch, turnOn, statusOf };
}
