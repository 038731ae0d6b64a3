import { useState } from "react";
import type { AdsView } from "../ads/control";
import type { Controls } from "../controls";
import { ask } from "./use-desk";

const edges = ["", "campaigns", "adsets", "adimages", "advideos", "adcreatives", "ads", "update", "insights"];

type Props = { ads: AdsView; controls: Controls };

/** What is advertised, what waits for a review, and what Meta may refuse. */
export function AdsDrawer({ ads, controls }: Props) {
  const { failNextAd, loseAdAnswers, failVideos, holdReviews } = controls;
  const set = (change: Partial<Controls>) => void ask("controls", change);
  return (
    <section className="drawer" aria-labelledby="ads-title">
      <h2 id="ads-title">Ads at Meta</h2>
      {ads.accounts.map(({ id, name, currency, isPaid, tier, spent }) => (
        <fieldset key={id}>
          <legend>Ad account of {name}</legend>
          <p className="line">
            <code>{id}</code>
            <span>
              {spent} spent, in the smallest unit of {currency}
            </span>
          </p>
          <label className="flag">
            <input
              type="checkbox"
              checked={isPaid}
              onChange={({ target }) => void ask("ads/account", { id, isPaid: target.checked })}
            />
            It has a payment method
          </label>
          <label>
            Tier of access
            <select
              value={tier}
              onChange={({ target }) => void ask("ads/account", { id, tier: target.value })}
            >
              <option>full</option>
              <option>limited</option>
            </select>
          </label>
        </fieldset>
      ))}
      <fieldset>
        <legend>Calls about ads</legend>
        <label>
          Refuse the next
          <input
            type="number"
            min={0}
            max={1000}
            value={failNextAd.count}
            onChange={({ target }) => set({ failNextAd: { ...failNextAd, count: Number(target.value) } })}
          />
        </label>
        <label>
          with this code
          <select
            value={failNextAd.code}
            onChange={({ target }) => set({ failNextAd: { ...failNextAd, code: Number(target.value) } })}
          >
            {ads.failures.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </label>
        <label>
          of these
          <select
            value={failNextAd.on ?? ""}
            onChange={({ target }) => set({ failNextAd: { ...failNextAd, on: target.value || undefined } })}
          >
            {edges.map((edge) => (
              <option key={edge} value={edge}>
                {edge || "all"}
              </option>
            ))}
          </select>
        </label>
        <label>
          Do it, but lose the answer of the next
          <input
            type="number"
            min={0}
            max={1000}
            value={loseAdAnswers}
            onChange={({ target }) => set({ loseAdAnswers: Number(target.value) })}
          />
        </label>
        <label>
          Take the next videos, but fail to prepare
          <input
            type="number"
            min={0}
            max={1000}
            value={failVideos}
            onChange={({ target }) => set({ failVideos: Number(target.value) })}
          />
        </label>
        <label className="flag">
          <input
            type="checkbox"
            checked={holdReviews}
            onChange={({ target }) => set({ holdReviews: target.checked })}
          />
          Let ads wait for a review from here
        </label>
      </fieldset>
      <fieldset>
        <legend>What there is</legend>
        {ads.objects.length === 0 && <p className="line">Nothing is advertised yet.</p>}
        {ads.objects.map(({ id, level, name, status, isWaiting }) => (
          <div key={id}>
            <p className="line">
              {level} <strong>{name}</strong> <code>{status}</code>
            </p>
            {isWaiting && holdReviews && <Review id={id} name={name} />}
          </div>
        ))}
      </fieldset>
    </section>
  );
}

function Review({ id, name }: { id: string; name: string }) {
  const [reason, setReason] = useState("The ad speaks of what the reader is.");
  return (
    <p className="line">
      <input
        value={reason}
        aria-label={`Reason for refusing ${name}`}
        onChange={({ target }) => setReason(target.value)}
      />
      <button type="button" onClick={() => ask("ads/review", { id, isApproved: true })}>
        Approve
      </button>
      <button type="button" onClick={() => ask("ads/review", { id, isApproved: false, reason })}>
        Refuse
      </button>
    </p>
  );
}
