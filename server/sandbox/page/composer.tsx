import { type ChangeEvent, type FormEvent, useId, useState } from "react";
import type { DeskPhone } from "../live";
import type { MessageView } from "../views";
import { Commands, type Starters } from "./starters";
import type { Act } from "./thread";

type Props = {
  phone: DeskPhone;
  act: Act;
  commands: Starters["commands"];
  quoted: MessageView | undefined;
  onQuoted: () => void;
};

const ages: [label: string, seconds: number][] = [
  ["now", 0],
  ["1 h ago", 3600],
  ["22 h 30 min ago", 22.5 * 3600],
  ["23 h 50 min ago", 23 * 3600 + 50 * 60],
  ["25 h ago", 25 * 3600],
];

export function Composer({ phone, act, commands, quoted, onQuoted }: Props) {
  const [text, setText] = useState(phone.prefilled ?? "");
  const [isFromAd, setFromAd] = useState(false);
  const [ageSeconds, setAgeSeconds] = useState(0);
  const [isAttaching, setAttaching] = useState(false);
  const id = useId();

  const send = async (message: Record<string, unknown>) => {
    const extras = { ageSeconds, quote: quoted?.id, referral: isFromAd || undefined };
    const isSent = await act("messages", { ...message, ...extras });
    if (!isSent) return false;
    onQuoted();
    setFromAd(false);
    setAgeSeconds(0);
    setAttaching(false);
    return true;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await send({ type: "text", text }))) setText("");
  };

  const attachFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) await send({ ...(await readFile(file)), ...(text.trim() && { caption: text }) });
    target.value = "";
  };

  return (
    <form className="composer" onSubmit={submit}>
      {quoted && (
        <p className="quoting">
          <span>{quoted.text ?? quoted.type}</span>
          <button type="button" onClick={onQuoted} aria-label="Do not quote">
            ×
          </button>
        </p>
      )}
      {isAttaching && (
        <div className="attachments">
          <button type="button" onClick={() => send({ type: "image" })}>
            Sample photo
          </button>
          <label className="button">
            Choose a file
            <input type="file" className="hidden" onChange={attachFile} />
          </label>
          <button type="button" onClick={() => send({ type: "document" })}>
            Document
          </button>
          <button type="button" onClick={() => send({ type: "location" })}>
            Location
          </button>
          <button type="button" onClick={() => send({ type: "audio" })}>
            Voice note
          </button>
          <button
            type="button"
            onClick={() => send({ type: "contacts", name: "Inès Martin", phone: "+33639980177" })}
          >
            Contact
          </button>
          <button type="button" onClick={() => send({ type: "unsupported" })}>
            Poll
          </button>
        </div>
      )}
      <Commands commands={commands} typed={text} onChoose={setText} />
      <div className="composer-line">
        <button
          type="button"
          aria-expanded={isAttaching}
          aria-label="Attach something"
          onClick={() => setAttaching(!isAttaching)}
        >
          +
        </button>
        <label className="hidden" htmlFor={id}>
          Message from {phone.name}
        </label>
        <input
          id={id}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Write here"
          autoComplete="off"
        />
        <button type="submit" className="primary" aria-label="Send">
          ➤
        </button>
      </div>
      <div className="composer-options">
        <label>
          <input type="checkbox" checked={isFromAd} onChange={(event) => setFromAd(event.target.checked)} />{" "}
          from an ad
        </label>
        <label>
          written{" "}
          <select value={ageSeconds} onChange={(event) => setAgeSeconds(Number(event.target.value))}>
            {ages.map(([label, seconds]) => (
              <option key={seconds} value={seconds}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
    </form>
  );
}

async function readFile(file: File) {
  const url = await new Promise<string>((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
  const [kind] = file.type.split("/");
  const isSticker = file.type === "image/webp";
  const type = isSticker
    ? "sticker"
    : kind === "image" || kind === "video" || kind === "audio"
      ? kind
      : "document";
  return { type, data: url.slice(url.indexOf(",") + 1), mimeType: file.type, filename: file.name };
}
