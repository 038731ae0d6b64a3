import { useState } from "react";
import type { BusinessView } from "../business";
import { NumberReviews } from "./number-reviews";
import { ask } from "./use-desk";

const all = [
  "whatsapp_business_messaging",
  "whatsapp_business_management",
  "whatsapp_business_manage_events",
  "ads_read",
  "ads_management",
  "pages_manage_ads",
  "pages_read_engagement",
  "pages_show_list",
] as const;

/** How accounts, numbers and tokens are at Meta, and what can go wrong with each. */
export function BusinessDrawer({ business }: { business: BusinessView }) {
  const { accounts, numbers, tokens } = business;
  return (
    <section className="drawer" aria-labelledby="business-title">
      <h2 id="business-title">At Meta</h2>
      {accounts.map(({ id, name, isPaid, isSubscribed }) => (
        <fieldset key={id}>
          <legend>{name}</legend>
          <p className="line">
            WhatsApp account id <code>{id}</code>
          </p>
          <Flag
            label="Somebody pays"
            checked={isPaid}
            onChange={(isPaid) => ask("business/account", { id, isPaid })}
          />
          <Flag
            label="The app is subscribed"
            checked={isSubscribed}
            onChange={(isSubscribed) => ask("business/account", { id, isSubscribed })}
          />
          {numbers
            .filter(({ accountId }) => accountId === id)
            .map((number) => (
              <NumberSwitches key={number.id} number={number} />
            ))}
        </fieldset>
      ))}
      <fieldset>
        <legend>Access tokens</legend>
        {tokens.map((token) => (
          <TokenSwitches key={token.id} token={token} />
        ))}
        <p className="line">
          <button type="button" onClick={() => ask("business/tokens")}>
            Make a token
          </button>
          <button type="button" onClick={() => ask("business/tokens", { expiresInDays: 3 })}>
            One that ends in three days
          </button>
        </p>
      </fieldset>
    </section>
  );
}

type FlagProps = { label: string; checked: boolean; onChange: (checked: boolean) => unknown };

const Flag = ({ label, checked, onChange }: FlagProps) => (
  <label className="flag">
    <input type="checkbox" checked={checked} onChange={({ target }) => void onChange(target.checked)} />
    {label}
  </label>
);

type ChoiceProps = { label: string; value: string; choices: string[]; onChange: (value: string) => unknown };

const Choice = ({ label, value, choices, onChange }: ChoiceProps) => (
  <label>
    {label}
    <select value={value} onChange={({ target }) => void onChange(target.value)}>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  </label>
);

function NumberSwitches({ number }: { number: BusinessView["numbers"][number] }) {
  const {
    id,
    displayNumber,
    status,
    quality,
    nameStatus,
    isRegistered,
    limit = "TIER_10K",
    throughput = "STANDARD",
    health = "AVAILABLE",
  } = number;
  const set = (change: object) => ask("business/number", { id, ...change });
  return (
    <>
      <p className="line">
        +{displayNumber}, phone number id <code>{id}</code>
      </p>
      <Choice
        label="Status"
        value={status}
        choices={["CONNECTED", "FLAGGED", "RESTRICTED"]}
        onChange={(status) => set({ status })}
      />
      <Choice
        label="Quality"
        value={quality}
        choices={["GREEN", "YELLOW", "RED"]}
        onChange={(quality) => set({ quality })}
      />
      <Choice
        label="Display name"
        value={nameStatus}
        choices={["APPROVED", "DECLINED", "PENDING_REVIEW"]}
        onChange={(nameStatus) => set({ nameStatus })}
      />
      <Choice
        label="Messaging limit"
        value={limit}
        choices={["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"]}
        onChange={(limit) => set({ limit })}
      />
      <Choice
        label="Throughput"
        value={throughput}
        choices={["STANDARD", "HIGH"]}
        onChange={(throughput) => set({ throughput })}
      />
      <Choice
        label="Health"
        value={health}
        choices={["AVAILABLE", "LIMITED", "BLOCKED"]}
        onChange={(health) => set({ health })}
      />
      <Flag label="Registered" checked={isRegistered} onChange={(isRegistered) => set({ isRegistered })} />
      <NumberReviews number={number} />
    </>
  );
}

function TokenSwitches({ token }: { token: BusinessView["tokens"][number] }) {
  const { id, isRevoked, permissions, isMain } = token;
  const [isCopied, setIsCopied] = useState(false);
  const set = (change: object) => ask("business/token", { id, ...change });
  return (
    <>
      <p className="line">
        <code>
          {id.slice(0, 6)}…{id.slice(-4)}
        </code>
        {isMain && " (the demo's own)"}
        <button type="button" onClick={() => navigator.clipboard.writeText(id).then(() => setIsCopied(true))}>
          Copy
        </button>
        <span role="status">{isCopied ? "Copied" : ""}</span>
      </p>
      <Flag label="Revoked" checked={isRevoked} onChange={(isRevoked) => set({ isRevoked })} />
      {all.map((permission) => (
        <Flag
          key={permission}
          label={permission}
          checked={permissions.includes(permission)}
          onChange={(isGranted) =>
            set({
              permissions: all.filter((one) => (one === permission ? isGranted : permissions.includes(one))),
            })
          }
        />
      ))}
    </>
  );
}
