/** Where to go after signing in: a path of ours and nothing else, whatever the address bar was made to say. */
export function safeCallback(asked: string | string[] | undefined): string {
  if (typeof asked !== "string" || !asked.startsWith("/")) return "/";
  const ours = "http://guichet.invalid";
  if (!URL.canParse(asked, ours)) return "/";
  const url = new URL(asked, ours);
  const path = url.pathname + url.search + url.hash;
  const leadsAway = url.origin !== ours || path.startsWith("//");
  return leadsAway || url.pathname.startsWith("/sign-in") || url.pathname.startsWith("/api/") ? "/" : path;
}
