"use client";

import "./globals.css";

/** The last net: the layout itself failed, so there are no catalogues to speak from. All three languages, briefly. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Guichet</title>
        <main className="grid min-h-dvh place-content-center gap-4 p-6 text-center">
          <h1 className="font-semibold text-lg">Guichet could not be shown.</h1>
          <p lang="fr">Guichet n’a pas pu s’afficher.</p>
          <p lang="nl">Guichet kon niet getoond worden.</p>
          <button
            type="button"
            onClick={retry}
            className="mx-auto h-11 rounded-md bg-brand px-5 font-medium text-on-brand"
          >
            Try again · Réessayer · Opnieuw
          </button>
        </main>
      </body>
    </html>
  );
}
