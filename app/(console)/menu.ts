import { mayCall, type Procedure } from "@/server/identity/permissions";
import type { Role } from "@/server/identity/schemas";

type MenuEntry = {
  href: `/${string}`;
  /** A key of the catalogue's `shell`, and the name of the sign in menu-icons.ts. */
  label: "overview" | "inbox" | "notifications" | "profile" | "campaigns" | "analytics" | "settings";
  keys: string;
  /** Shown to those who may call this; the server asks again at the call. */
  procedure: Procedure;
};

/** The entries of the menu, in order: overview, inbox, contacts, notifications, profile, campaigns, analytics, settings. */
const menu: MenuEntry[] = [
  { href: "/overview", label: "overview", keys: "g o", procedure: "analytics.waiting" },
  { href: "/inbox", label: "inbox", keys: "g i", procedure: "inbox.list" },
  { href: "/notifications", label: "notifications", keys: "g n", procedure: "broadcasts.list" },
  { href: "/profile", label: "profile", keys: "g p", procedure: "profile.list" },
  { href: "/campaigns", label: "campaigns", keys: "g m", procedure: "campaigns.list" },
  { href: "/analytics", label: "analytics", keys: "g a", procedure: "analytics.billed" },
  { href: "/settings", label: "settings", keys: "g s", procedure: "identity.me" },
];

export type MenuItem = Pick<MenuEntry, "href" | "label" | "keys">;

export const menuFor = (roles: readonly Role[]): MenuItem[] =>
  menu
    .filter(({ procedure }) => mayCall(roles, procedure))
    .map(({ href, label, keys }) => ({ href, label, keys }));
