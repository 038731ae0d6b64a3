import { z } from "zod";
import { callMarketing } from "./ads/call";
import type { GraphError } from "./client";

/** What came of a click on an ad, in this product's words. */
export type ConversionEvent = {
  /** Ours, and the same each time it is said. */
  id: string;
  name: "LeadSubmitted" | "QualifiedLead" | "Purchase";
  at: Date;
  wabaId: string;
  clickId: string;
  value?: { micros: bigint; currency: string };
};

/** Meta takes a number of whole units: 80.5 for 80,500,000 millionths. Below 2^53 millionths it is exact. */
const unitsOf = (micros: bigint) => Number(micros) / 1_000_000;

/** An event as the Conversions API takes it for WhatsApp: the click as it came, and never a name or a number of the customer. */
export const asMetaTakes = ({ id, name, at, wabaId, clickId, value }: ConversionEvent) => ({
  event_name: name,
  event_time: Math.floor(at.getTime() / 1000),
  event_id: id,
  action_source: "business_messaging",
  messaging_channel: "whatsapp",
  user_data: { whatsapp_business_account_id: wabaId, ctwa_clid: clickId },
  ...(value && { custom_data: { currency: value.currency, value: unitsOf(value.micros) } }),
});

type Telling = { datasetId: string; token: string; events: ConversionEvent[]; testCode?: string };

/** Tells Meta of events, all or none: one that it refuses spoils those sent with it. Its allowance is the dataset's own. */
export const sendEvents = ({ datasetId, token, events, testCode }: Telling) =>
  callMarketing({
    method: "POST",
    path: `${datasetId}/events`,
    accountId: datasetId,
    token,
    params: {
      data: events.map(asMetaTakes),
      partner_agent: "guichet",
      ...(testCode && { test_event_code: testCode }),
    },
    answer: z.object({ events_received: z.number().int() }),
    timeoutMs: 60_000,
  });

const invalidParameter = 100;
/** The dataset itself is gone, or not this token's. */
const missingObject = 33;

/** Whether Meta refused what was said rather than who said it or when: then one of the events is to blame. */
export const isAboutAnEvent = ({ outcome, code, subcode }: GraphError) =>
  outcome === "refused" && code === invalidParameter && subcode !== missingObject;
