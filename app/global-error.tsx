"use client";

import "./globals.css";

/**
 * The last net: the layout itself failed, so there are no catalogues to speak from. All three languages, briefly. A link and not a button:
 * this page is made beforehand, has no nonce, and must work without scripts.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Guichet</title>
        <main className="grid min-h-dvh place-content-center gap-4 p-6 text-center">
          <h1 className="font-semibold text-lg">Guichet could not be shown.</h1>
          <p lang="fr">Guichet n’a pas pu s’afficher.</p>
          <p lang="nl">Guichet kon niet getoond worden.</p>
          <a
            href="/"
            className="mx-auto grid h-11 place-items-center rounded-md bg-brand px-5 font-medium text-on-brand"
          >
            Try again · Réessayer · Opnieuw
          </a>
        </main>
      </body>
    </html>
  );
}
