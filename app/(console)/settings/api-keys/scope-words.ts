import type { ApiKeyScope } from "@/server/context";

/** What each scope lets a program do, as a key of the catalogue's `apiKeys`. */
export const scopeWords = {
  "me:read": "mayReadItself",
  "reports:read": "mayReadReports",
  "outcomes:write": "mayMarkOutcomes",
  "labels:write": "mayLabel",
  "notifications:write": "mayNotify",
} as const satisfies Record<ApiKeyScope, string>;
