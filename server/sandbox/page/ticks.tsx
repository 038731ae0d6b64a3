import type { MessageView } from "../views";

const words: Record<MessageView["status"], string> = {
  queued: "Waiting for a connection",
  accepted: "On its way",
  sent: "Sent, the business has not got it yet",
  delivered: "The business has it",
  read: "Read by the business",
  failed: "Failed",
};

/** One tick: with Meta. Two: with the business. Blue: read by it. */
export function Ticks({ status }: { status: MessageView["status"] }) {
  return (
    <svg className={`ticks is-${status}`} viewBox="0 0 18 10" width="18" height="10" role="img">
      <title>{words[status]}</title>
      {status === "queued" ? (
        <path d="M9 1a4 4 0 1 0 0 8a4 4 0 0 0 0-8M9 3v2.2l1.6 1" />
      ) : (
        <>
          <path d="M1 5.5l3 3l6-7" />
          {(status === "delivered" || status === "read") && <path d="M7.5 8l.5.5l6-7" />}
        </>
      )}
    </svg>
  );
}
