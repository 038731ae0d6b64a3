import { type FormEvent, useId, useState } from "react";
import type { Act } from "./thread";

/** Holds the camera over a code: its link is pasted here. */
export function ScanForm({ name, act, onScanned }: { name: string; act: Act; onScanned: () => void }) {
  const [link, setLink] = useState("");
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (link.trim() && (await act("scan", { link }))) onScanned();
  };
  return (
    <form className="scan" onSubmit={submit} aria-label={`${name} scans a code`}>
      <label className="hidden" htmlFor={id}>
        Link of the code
      </label>
      <input
        id={id}
        value={link}
        onChange={(event) => setLink(event.target.value)}
        placeholder="https://wa.me/message/…"
        autoComplete="off"
      />
      <button type="submit" className="primary">
        Scan
      </button>
    </form>
  );
}
