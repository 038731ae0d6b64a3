"use client";

import { createContext, type ReactNode, useContext } from "react";

const NonceContext = createContext<string | undefined>(undefined);

/** The nonce of this page's security policy, for the components that must add a style element. */
export const useNonce = () => useContext(NonceContext);

export function NonceProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  // The scroll lock behind dialogs and menus reads its nonce from this global and takes no prop.
  if (typeof window !== "undefined" && nonce) Object.assign(window, { __webpack_nonce__: nonce });
  return <NonceContext value={nonce}>{children}</NonceContext>;
}
