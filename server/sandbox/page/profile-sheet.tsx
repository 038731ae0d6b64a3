import type { BusinessView } from "../business";

export type ShownProfile = Partial<BusinessView["profiles"][number]>;

const rows = [
  ["vertical", "Category"],
  ["description", "Description"],
  ["address", "Address"],
  ["email", "E-mail"],
] as const;

/** What a customer sees behind the name at the top of the chat. */
export function ProfileSheet({
  name,
  profile,
  onClose,
}: {
  name: string;
  profile: ShownProfile;
  onClose: () => void;
}) {
  return (
    <section className="profile-sheet" aria-label={`Profile of ${name}`}>
      <button type="button" onClick={onClose}>
        Back to the chat
      </button>
      {profile.mediaId && (
        <img src={`/control/media/${profile.mediaId}`} alt={`${name} as customers see it`} />
      )}
      <h3>{name}</h3>
      <p>{profile.about || "This business says nothing about itself yet."}</p>
      <dl>
        {rows.map(
          ([field, label]) =>
            profile[field] && (
              <div key={field}>
                <dt>{label}</dt>
                <dd>{profile[field]}</dd>
              </div>
            ),
        )}
        {profile.websites?.map((website) => (
          <div key={website}>
            <dt>Website</dt>
            <dd>{website}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
