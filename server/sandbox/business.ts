import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { World } from "./world";

export const permissions = [
  "whatsapp_business_messaging",
  "whatsapp_business_management",
  "whatsapp_business_manage_events",
  "ads_read",
  "ads_management",
  "pages_manage_ads",
  "pages_read_engagement",
  "pages_show_list",
  "instagram_basic",
] as const;
export type Permission = (typeof permissions)[number];

/** A WhatsApp Business Account, as far as it can be in order or not. */
export type Account = { id: string; name: string; isPaid: boolean; isSubscribed: boolean };

export type BusinessNumber = {
  id: string;
  accountId: string;
  /** Digits, as Meta writes them in webhooks. */
  displayNumber: string;
  name: string;
  isRegistered: boolean;
  /** Chosen when it was registered. */
  pin?: string;
  status: "CONNECTED" | "FLAGGED" | "RESTRICTED";
  quality: "GREEN" | "YELLOW" | "RED";
  nameStatus: NameStatus;
  /** The name that is to take the place of the other. */
  newName?: string;
  newNameStatus?: NameStatus;
  official?: Official;
  limit?: (typeof limits)[number];
  throughput?: (typeof throughputs)[number];
  health?: (typeof healths)[number];
};

type NameStatus = "APPROVED" | "DECLINED" | "PENDING_REVIEW";

/** An application for an Official Business Account. */
export type Official = {
  status: "PENDING" | "APPROVED" | "REJECTED";
  message: string;
  application: Record<string, unknown>;
};

export const limits = ["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"] as const;
export const throughputs = ["STANDARD", "HIGH"] as const;
export const healths = ["AVAILABLE", "LIMITED", "BLOCKED"] as const;

/** An access token; its id is the token itself. */
export type Token = {
  id: string;
  permissions: Permission[];
  isRevoked: boolean;
  expiresAt?: number;
  /** The Page that it speaks for. */
  pageId?: string;
};

/** Two more accounts with a number each, for whoever wants to connect one; the last is not registered yet. */
const others = [
  {
    account: { id: "102290129340399", name: "Luna Ixelles" },
    number: { id: "106540352242923", displayNumber: "15550783882", isRegistered: true },
  },
  {
    account: { id: "102290129340400", name: "Atelier Nova" },
    number: { id: "106540352242924", displayNumber: "15550783883", isRegistered: false },
  },
];

export function seedBusiness({ accounts, numbers, tokens, settings }: World) {
  const main = {
    account: { id: settings.SANDBOX_WABA_ID, name: settings.SANDBOX_BUSINESS_NAME },
    number: {
      id: settings.SANDBOX_PHONE_NUMBER_ID,
      displayNumber: settings.SANDBOX_DISPLAY_NUMBER,
      isRegistered: true,
    },
  };
  for (const { account, number } of [main, ...others]) {
    if (!accounts.get(account.id)) {
      accounts.put({ ...account, isPaid: true, isSubscribed: account.id === main.account.id });
    }
    if (numbers.get(number.id)) continue;
    numbers.put({
      ...number,
      accountId: account.id,
      name: account.name,
      status: "CONNECTED",
      quality: "GREEN",
      nameStatus: "APPROVED",
    });
  }
  if (!tokens.get(settings.SANDBOX_ACCESS_TOKEN)) {
    tokens.put({ id: settings.SANDBOX_ACCESS_TOKEN, permissions: [...permissions], isRevoked: false });
  }
}

export const newTokenInput = z.strictObject({
  permissions: z.array(z.enum(permissions)).default([...permissions]),
  expiresInDays: z.number().positive().max(90).optional(),
});

export function makeToken({ tokens, now, changes }: World, input: z.output<typeof newTokenInput>): Token {
  const expiresAt = input.expiresInDays && now() + input.expiresInDays * 24 * 3600 * 1000;
  const token = tokens.put({
    id: `EAAS${randomBytes(60).toString("base64url").replace(/[-_]/g, "0")}`,
    permissions: input.permissions,
    isRevoked: false,
    expiresAt,
  });
  changes.emit("business");
  return token;
}

export const isTokenOver = ({ expiresAt }: Token, now: number) => expiresAt !== undefined && expiresAt <= now;

/** Meta's number for the digits, or the one that customers of the desk write to. */
export const mainNumber = ({ numbers, settings }: World) =>
  numbers.get(settings.SANDBOX_PHONE_NUMBER_ID) as BusinessNumber;

export const viewBusiness = ({ accounts, numbers, tokens, profiles, automations, settings }: World) => ({
  accounts: accounts.all(),
  numbers: numbers.all(),
  profiles: profiles.all(),
  automations: automations.all(),
  tokens: tokens
    .all()
    .filter(({ pageId }) => !pageId)
    .map((token) => ({ ...token, isMain: token.id === settings.SANDBOX_ACCESS_TOKEN })),
});

export type BusinessView = ReturnType<typeof viewBusiness>;
