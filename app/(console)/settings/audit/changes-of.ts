type Values = Record<string, unknown> | null;

export type Change = { name: string; before: string; after: string };

function words(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(words).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What an entry says of each thing it names: what it was and what it became. */
export function changesOf({ before, after }: { before: Values; after: Values }): Change[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .map((name) => ({ name, before: words(before?.[name]), after: words(after?.[name]) }))
    .filter((change) => change.before !== change.after);
}
