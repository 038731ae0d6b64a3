import type messages from "@/app/_i18n/messages/en.json";
import { mayCall, type Procedure } from "@/server/identity/permissions";
import type { Role } from "@/server/identity/schemas";

type SettingsEntry = {
  href: `/settings/${string}`;
  /** A key of the catalogue's `settings.sections`: the name of the section and one sentence on what it changes. */
  label: keyof (typeof messages)["settings"]["sections"];
  /** Shown to those who may call this; the server asks again at the call. */
  procedure: Procedure;
};

/**
 * The sections of the settings, in order: account, people, teams, labels, workspace, working hours, goals, security, channels, results for Meta, price lists, exchange rates, API keys,
 * deliveries, alerts, audit trail.
 */
const menu: SettingsEntry[] = [
  { href: "/settings/account", label: "account", procedure: "account.get" },
  { href: "/settings/people", label: "people", procedure: "people.list" },
  { href: "/settings/teams", label: "teams", procedure: "teams.create" },
  { href: "/settings/labels", label: "labels", procedure: "labels.create" },
  { href: "/settings/workspace", label: "workspace", procedure: "workspace.describe" },
  { href: "/settings/hours", label: "hours", procedure: "hours.get" },
  { href: "/settings/goals", label: "goals", procedure: "goals.get" },
  { href: "/settings/security", label: "security", procedure: "twoFactor.require" },
  { href: "/settings/channels", label: "channels", procedure: "channels.list" },
  { href: "/settings/conversions", label: "conversions", procedure: "conversions.settings" },
  { href: "/settings/rates", label: "rates", procedure: "rates.cards" },
  { href: "/settings/exchange-rates", label: "exchangeRates", procedure: "exchange.enter" },
  { href: "/settings/api-keys", label: "apiKeys", procedure: "apiKeys.list" },
  { href: "/settings/deliveries", label: "deliveries", procedure: "deliveries.failed" },
  { href: "/settings/alerts", label: "alerts", procedure: "alerts.preferences" },
  { href: "/settings/audit", label: "audit", procedure: "audit.list" },
];

export type SettingsSection = Pick<SettingsEntry, "href" | "label">;

export const settingsFor = (roles: readonly Role[]): SettingsSection[] =>
  menu.filter(({ procedure }) => mayCall(roles, procedure)).map(({ href, label }) => ({ href, label }));
