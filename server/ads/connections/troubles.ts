import type { AdReading } from "@/db/schema/ads";

export const adTroubleKinds = [
  "permissionLacking",
  "accountStopped",
  "accountUnsettled",
  "fundingMissing",
  "numberMissing",
  "termsMissing",
] as const;

/** What keeps ads from being made or shown; `stop`: nothing can be published before it is mended. */
export type AdTrouble = {
  kind: (typeof adTroubleKinds)[number];
  severity: "stop" | "warning";
  params: Record<string, string>;
};

/** Meta's states of an ad account: 1 works; 3, 8 and 9 wait for money and go on for now. */
const active = 1;
const unsettled = [3, 8, 9];

/** Meta's name for the terms of custom audiences. */
const termsOfLists = "web_custom_audience_tos";

/** What is missing, as Meta's answers tell. */
export function troublesOf(reading: AdReading): AdTrouble[] {
  const { accountStatus, hasFunding, lacking, pageNumber, acceptedTerms } = reading;
  const found: AdTrouble[] = lacking.map((name) => ({
    kind: "permissionLacking",
    severity: "stop",
    params: { name },
  }));
  if (accountStatus !== undefined && accountStatus !== active) {
    const isUnsettled = unsettled.includes(accountStatus);
    found.push(
      isUnsettled
        ? { kind: "accountUnsettled", severity: "warning", params: {} }
        : { kind: "accountStopped", severity: "stop", params: {} },
    );
  }
  if (!hasFunding) found.push({ kind: "fundingMissing", severity: "stop", params: {} });
  if (!pageNumber) found.push({ kind: "numberMissing", severity: "stop", params: {} });
  // An account of which Meta says nothing may have accepted them; without them lists of people are refused, other ads run.
  if (acceptedTerms && !acceptedTerms.includes(termsOfLists)) {
    found.push({ kind: "termsMissing", severity: "warning", params: {} });
  }
  return found;
}
