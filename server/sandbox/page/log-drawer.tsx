import type { DeskState } from "./use-desk";

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The last Graph calls and webhook deliveries, newest first, with what was answered. */
export function LogDrawer({ log }: { log: DeskState["log"] }) {
  return (
    <section className="drawer" aria-labelledby="log-title">
      <h2 id="log-title">What went over the wire</h2>
      <h3>Graph calls</h3>
      {log.calls.length === 0 && <p className="faint">Guichet has not called yet.</p>}
      <ol className="log">
        {log.calls.map((call) => (
          <li key={call.id}>
            <details>
              <summary>
                <Outcome status={call.status} />
                <span className="what">
                  {call.method} {call.path}
                </span>
                {call.isUnknown && <span className="stamp">not known here</span>}
                <time>{time.format(call.at)}</time>
              </summary>
              {call.asked !== undefined && <pre>{JSON.stringify(call.asked, null, 1)}</pre>}
              <pre>{JSON.stringify(call.answered, null, 1)}</pre>
            </details>
          </li>
        ))}
      </ol>
      <h3>Webhooks</h3>
      {log.deliveries.length === 0 && <p className="faint">Nothing has been sent to Guichet yet.</p>}
      <ol className="log">
        {log.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <Outcome status={delivery.status} />
            <span className="what">
              {delivery.about}
              {delivery.isCopy && " (a copy)"}
              {delivery.attempt > 1 && `, attempt ${delivery.attempt}`}
              {delivery.retryInMs !== undefined && `, again in ${delivery.retryInMs / 1000} s`}
            </span>
            <time>{time.format(delivery.at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Outcome({ status }: { status: number | string }) {
  return <span className={status === 200 ? "outcome is-good" : "outcome is-bad"}>{status || "lost"}</span>;
}
