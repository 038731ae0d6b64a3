import { useId, useState } from "react";
import type { BusinessNumber } from "../business";
import { ask } from "./use-desk";

const nameReasons = [
  "NAME_FORMAT_UNACCEPTABLE",
  "NAME_EMPLOYEE_ISSUE",
  "NAME_INDIVIDUAL_ISSUE",
  "NAME_ENDCLIENT_NOTRELATED",
  "NAME_NOT_CONSISTENT",
  "UNKNOWN",
];

/** What a number waits for, to be approved or refused as Meta's reviewers would. */
export function NumberReviews({ number }: { number: BusinessNumber }) {
  const { id, newName, newNameStatus, official } = number;
  return (
    <>
      {newName && newNameStatus === "PENDING_REVIEW" && (
        <Waiting
          what={`New name: ${newName}`}
          reason={{ label: "Reason for refusing the name", choices: nameReasons }}
          onDecide={(decision) => ask("business/review", { id, kind: "name", ...decision })}
        />
      )}
      {official?.status === "PENDING" && (
        <Waiting
          what={`Official Business Account: ${Object.values(official.application)
            .filter((value) => typeof value === "string" || Array.isArray(value))
            .flat()
            .join(", ")}`}
          reason={{ label: "Reason for refusing the application", text: "Nobody wrote about the business." }}
          onDecide={(decision) => ask("business/review", { id, kind: "official", ...decision })}
        />
      )}
    </>
  );
}

type WaitingProps = {
  what: string;
  reason: { label: string } & ({ choices: string[] } | { text: string });
  onDecide: (decision: { isApproved: boolean; reason?: string }) => unknown;
};

function Waiting({ what, reason: given, onDecide }: WaitingProps) {
  const [reason, setReason] = useState("choices" in given ? given.choices[0] : given.text);
  const reasonId = useId();
  return (
    <fieldset>
      <legend>Waits for a decision</legend>
      <p className="line">{what}</p>
      <label htmlFor={reasonId}>{given.label}</label>
      {"choices" in given ? (
        <select id={reasonId} value={reason} onChange={({ target }) => setReason(target.value)}>
          {given.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input id={reasonId} value={reason} onChange={({ target }) => setReason(target.value)} />
      )}
      <p className="line">
        <button type="button" onClick={() => onDecide({ isApproved: true })}>
          Approve
        </button>
        <button type="button" onClick={() => onDecide({ isApproved: false, reason })}>
          Refuse
        </button>
      </p>
    </fieldset>
  );
}
