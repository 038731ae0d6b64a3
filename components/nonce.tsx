"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const NonceContext = createContext<string | undefined>(undefined);

/** The nonce of this page's security policy, for the components that must add a style element. */
export const useNonce = () => useContext(NonceContext);

type NonceProviderProps = { nonce: string | undefined; children: ReactNode };

/** Keeps the nonce the document came with: a page drawn again by the server brings another, which the browser does not know. */
export function NonceProvider({ nonce: given, children }: NonceProviderProps) {
  const [nonce] = useState(given);
  // The scroll lock behind dialogs and menus reads its nonce from this global and takes no prop.
  if (typeof window !== "undefined" && nonce) Object.assign(window, { __webpack_nonce__: nonce });
  return <NonceContext value={nonce}>{children}</NonceContext>;
}
