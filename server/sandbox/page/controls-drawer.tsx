import { type FormEvent, useState } from "react";
import type { Controls } from "../controls";
import { ask } from "./use-desk";

type NumberField = {
  label: string;
  value: number;
  min?: number;
  max: number;
  onChange: (value: number) => void;
};

/** Keeps what is being typed until it is left, whatever the server says meanwhile. */
function NumberField({ label, value, min = 0, max, onChange }: NumberField) {
  const [draft, setDraft] = useState<string>();
  return (
    <label>
      {label}
      <input
        type="number"
        min={min}
        max={max}
        value={draft ?? value}
        onChange={({ target }) => {
          setDraft(target.value);
          if (target.value && target.validity.valid) onChange(Number(target.value));
        }}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  );
}

type Props = { controls: Controls; waiting: number; others: number };

type NumberKey = "delayMs" | "webhookDelayMs" | "duplicate" | "batch" | "loseAnswers" | "withhold";

const failures: [code: number, words: string][] = [
  [131026, "cannot be reached"],
  [131047, "window closed"],
  [131049, "Meta chose not to deliver"],
  [131050, "stopped marketing"],
  [130429, "too many a second"],
  [131056, "too many to one customer"],
  [131016, "service unavailable"],
  [131000, "something went wrong"],
  [190, "token expired"],
  [131042, "payment problem"],
];

export function ControlsDrawer({ controls, waiting, others }: Props) {
  const set = (change: Partial<Controls>) => void ask("controls", change);
  const number = (key: NumberKey, max: number, label: string, min = 0) => (
    <NumberField
      label={label}
      value={controls[key]}
      min={min}
      max={max}
      onChange={(value) => set({ [key]: value })}
    />
  );
  const flag = (key: "reorder" | "paused", label: string) => (
    <label className="flag">
      <input
        type="checkbox"
        checked={controls[key]}
        onChange={({ target }) => set({ [key]: target.checked })}
      />
      {label}
    </label>
  );

  return (
    <section className="drawer" aria-labelledby="controls-title">
      <h2 id="controls-title">What may go wrong</h2>
      <fieldset>
        <legend>Sends</legend>
        <NumberField
          label="Fail the next"
          value={controls.failNext.count}
          max={1000}
          onChange={(count) => set({ failNext: { ...controls.failNext, count } })}
        />
        <label>
          with
          <select
            value={controls.failNext.code}
            onChange={({ target }) => set({ failNext: { ...controls.failNext, code: Number(target.value) } })}
          >
            {failures.map(([code, words]) => (
              <option key={code} value={code}>
                {code}: {words}
              </option>
            ))}
          </select>
        </label>
        {number("loseAnswers", 1000, "Accept, but lose the answer of the next")}
        {number("delayMs", 60_000, "Answer slowly, in ms")}
      </fieldset>
      <fieldset>
        <legend>Webhooks</legend>
        {flag("paused", `Hold them back (${waiting} waiting)`)}
        {flag("reorder", "Send them out of order")}
        {number("duplicate", 10, "Extra copies of each")}
        {number("batch", 1000, "Up to so many in one", 1)}
        {number("webhookDelayMs", 600_000, "Send them late, in ms")}
        {number("withhold", 1000, "Deliver, but never tell of the next")}
        <Handshake />
      </fieldset>
      <Flood others={others} />
      <NewPhone />
    </section>
  );
}

function Handshake() {
  const [told, setTold] = useState("");
  const shake = async () => {
    const { ok, status } = await ask<{ ok: boolean; status: string | number }>("handshake");
    setTold(
      ok ? "The webhook answered the challenge." : `The webhook did not answer the challenge (${status}).`,
    );
  };
  return (
    <p className="line">
      <button type="button" onClick={shake}>
        Check the handshake
      </button>
      <span role="status">{told}</span>
    </p>
  );
}

function Flood({ others }: { others: number }) {
  const [told, setTold] = useState("");
  const start = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [count, ratePerSecond, customers] = ["count", "rate", "customers"].map((name) =>
      Number(form.get(name)),
    );
    try {
      const { seconds } = await ask<{ seconds: number }>("flood", { count, ratePerSecond, customers });
      setTold(`${count} messages in about ${seconds} s`);
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  return (
    <form onSubmit={start}>
      <fieldset>
        <legend>A busy morning</legend>
        <label>
          Messages
          <input name="count" type="number" min={1} max={200_000} defaultValue={200} />
        </label>
        <label>
          a second
          <input name="rate" type="number" min={1} max={5000} defaultValue={20} />
        </label>
        <label>
          from customers
          <input name="customers" type="number" min={1} max={5000} defaultValue={40} />
        </label>
        <p className="line">
          <button type="submit">Let them write</button>
          <span role="status">{told || (others > 0 ? `${others} customers off the desk` : "")}</span>
        </p>
      </fieldset>
    </form>
  );
}

function NewPhone() {
  const [told, setTold] = useState("");
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const [name, waId, country] = ["name", "number", "country"].map((key) => String(form.get(key)).trim());
    try {
      await ask("phones", {
        name,
        waId: waId?.replace(/\D/g, "") || undefined,
        country: country?.toUpperCase(),
      });
      element.reset();
      setTold(`${name}’s phone is on the desk.`);
    } catch (error) {
      setTold((error as Error).message);
    }
  };
  return (
    <form onSubmit={add}>
      <fieldset>
        <legend>Another customer</legend>
        <label>
          Name
          <input name="name" required maxLength={80} autoComplete="off" />
        </label>
        <label>
          Number with country code
          <input name="number" required inputMode="tel" pattern="\+?[\d ]{7,20}" autoComplete="off" />
        </label>
        <label>
          Country, two letters
          <input name="country" required pattern="[A-Za-z]{2}" defaultValue="FR" autoComplete="off" />
        </label>
        <p className="line">
          <button type="submit">Put the phone on the desk</button>
          <span role="status">{told}</span>
        </p>
      </fieldset>
    </form>
  );
}
