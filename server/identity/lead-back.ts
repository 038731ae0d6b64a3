/** Where next-auth leads somebody back to: a page of ours and nothing else, whatever was asked. */
export function leadBack({ url, baseUrl }: { url: string; baseUrl: string }): string {
  const ours = new URL(baseUrl);
  const target = URL.canParse(url, ours) ? new URL(url, ours) : ours;
  return target.origin === ours.origin ? target.href : ours.href;
}
