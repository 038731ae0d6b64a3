import type { CreativeSpec } from "../../meta/ads/creative";
import type { Connection } from "../connections/load-connection";
import type { CampaignForm } from "../drafts/schemas";

/** What the ad shows, in the words of Meta; the picture by the name that Meta gave it. */
export function creativeOf(form: CampaignForm, connection: Connection, imageHash: string): CreativeSpec {
  return {
    name: form.name.trim(),
    pageId: connection.pageId,
    instagramUserId: connection.instagramId ?? undefined,
    destination: form.destination,
    content: {
      kind: "image",
      imageHash,
      text: form.primaryText.trim(),
      headline: form.headline.trim(),
      description: form.description.trim() || undefined,
    },
    welcome: welcomeOf(form),
  };
}

/** One ad greets in one language: Meta's guide knows one greeting for a creative, so another language is a copy of the campaign. */
export function welcomeOf({ opening, sequenceId, ...form }: CampaignForm): CreativeSpec["welcome"] {
  if (opening === "sequence") return { kind: "sequence", sequenceId };
  const greeting = form.greeting.trim();
  if (opening === "prefilled") return { kind: "prefilled", greeting, prefilled: form.prefilled.trim() };
  const questions = form.questions.map((one) => one.trim()).filter(Boolean);
  return { kind: "questions", greeting, questions: questions.map((title) => ({ title })) };
}
