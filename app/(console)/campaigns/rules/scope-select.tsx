import { useTranslations } from "next-intl";
import type { FieldControl } from "@/components/ui/field";
import { PlainSelect } from "./plain-select";
import type { Account } from "./use-rules";

export type Scope = { connectionId: string; campaignId: string | null };
type ScopeSelectProps = FieldControl & {
  accounts: Account[];
  value: Scope;
  onChange: (scope: Scope) => void;
};

/** All campaigns of an ad account, or one of them. */
export function ScopeSelect({ accounts, value, onChange, ...control }: ScopeSelectProps) {
  const t = useTranslations("campaignRules");
  return (
    <PlainSelect
      {...control}
      value={`${value.connectionId} ${value.campaignId ?? ""}`}
      onChange={({ target }) => {
        const [connectionId = "", campaignId] = target.value.split(" ");
        onChange({ connectionId, campaignId: campaignId || null });
      }}
    >
      {accounts.map(({ connectionId, name, campaigns }) => (
        <optgroup key={connectionId} label={name}>
          <option value={`${connectionId} `}>{t("allOf", { name })}</option>
          {campaigns.map((campaign) => (
            <option key={campaign.campaignId} value={`${connectionId} ${campaign.campaignId}`}>
              {campaign.name}
            </option>
          ))}
        </optgroup>
      ))}
    </PlainSelect>
  );
}
