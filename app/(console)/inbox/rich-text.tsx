import { splitLinks } from "./split-links";

/** What somebody wrote, line by line, with its web addresses as links that tell the other side nothing about us. */
export function RichText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap break-words text-base [overflow-wrap:anywhere]" dir="auto">
      {splitLinks(text).map(({ text, href, at }) =>
        href ? (
          <a
            key={at}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="underline decoration-current/40 underline-offset-2 hover:decoration-current"
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </p>
  );
}
