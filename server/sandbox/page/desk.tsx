import { useState } from "react";
import { AdsDrawer } from "./ads-drawer";
import { BusinessDrawer } from "./business-drawer";
import { ControlsDrawer } from "./controls-drawer";
import { LogDrawer } from "./log-drawer";
import { Phone } from "./phone";
import { useDesk } from "./use-desk";

export function Desk() {
  const { desk, phones, controls, business, ads, log, isConnected } = useDesk();
  const [pickedId, setPickedId] = useState<string>();
  const main = business?.numbers.find(({ displayNumber }) => displayNumber === desk?.displayNumber);
  const profile = business?.profiles.find(({ id }) => id === main?.id) ?? {};
  const starters = business?.automations.find(({ id }) => id === main?.id);
  const picked = phones.find(({ id }) => id === pickedId) ?? phones[0];

  return (
    <>
      <header className="desk-header">
        <h1>Paper phones</h1>
        <p>
          A stand-in for WhatsApp, to try Guichet with. Nobody real is on the other side, and nothing leaves
          this computer.
        </p>
        <p className="desk-connection" role="status">
          {isConnected ? "The desk is live" : "The sandbox is not answering, trying again"}
        </p>
      </header>
      <main className="desk">
        <section aria-label="Phones on the desk" className="phones">
          <fieldset className="phone-picker">
            <legend className="hidden">Choose a phone</legend>
            {phones.map((phone) => (
              <button
                key={phone.id}
                type="button"
                aria-pressed={phone.id === picked?.id}
                onClick={() => setPickedId(phone.id)}
              >
                {phone.name.split(" ")[0]}
                {phone.unread > 0 && (
                  <>
                    {" "}
                    <span className="count">{phone.unread}</span>
                    <span className="hidden"> unread</span>
                  </>
                )}
              </button>
            ))}
          </fieldset>
          <div className="phone-row">
            {phones.map((phone) => (
              <Phone
                key={phone.id}
                phone={phone}
                businessName={desk?.businessName ?? ""}
                profile={profile}
                starters={starters}
                isPicked={phone.id === picked?.id}
              />
            ))}
          </div>
        </section>
        <aside className="drawers" aria-label="Behind the desk">
          {controls && <ControlsDrawer controls={controls} waiting={log.waiting} others={log.others} />}
          {business && <BusinessDrawer business={business} />}
          {ads && controls && <AdsDrawer ads={ads} controls={controls} />}
          <LogDrawer log={log} />
        </aside>
      </main>
    </>
  );
}
